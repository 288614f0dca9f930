import { readFileSync } from "node:fs";
import { Tally } from "@sonica/shared/src/match/tally.ts";
import { TALLY_WASM } from "@sonica/shared/src/match/tally-wasm.ts";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";

/** A group is 4 places; its slot is what of its hash is in the highest bits. */
const slotOf = (place: number, bits: number): number => Math.imul(place >> 2, 0x9e3779b1) >>> (32 - bits);

/** Hits of each slot, in a plain Map. */
function countPlainly(places: Iterable<number>, bits: number): Map<number, number> {
  const hits = new Map<number, number>();
  for (const place of places) hits.set(slotOf(place, bits), (hits.get(slotOf(place, bits)) ?? 0) + 1);
  return hits;
}

/** Places with some groups hit often; signed, since a clip may start before the timeline does. */
function placesOf(seed: number, length: number): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from({ length }, () =>
    random.chance(0.2) ? random.whole(0, 40) : random.whole(-1000, 2 ** 31 - 1),
  );
}

function filled(tally: Tally, places: Int32Array): Tally {
  tally.reserve(places.length);
  tally.row.set(places);
  return tally;
}

describe("the tally", () => {
  it.each([
    [1, 10],
    [3, 10],
    [4, 10],
    [1001, 10],
    [5000, 17],
    [20_000, 20],
  ])("counts and keeps of %i places what a plain map does, in 2^%i slots", (length, bits) => {
    const tally = new Tally();
    const places = placesOf(length, length);
    const hits = countPlainly(places, bits);
    for (const least of [1, 2, 3, 5, 200, 255]) {
      filled(tally, places).count(length, bits);
      expect(tally.reached(least)).toBe([...hits.values()].filter((count) => count >= least).length);
      const expected = places.filter((place) => hits.get(slotOf(place, bits))! >= least);
      expect(tally.keep(length, least)).toBe(expected.length);
      expect(tally.row.slice(0, expected.length)).toEqual(expected);
    }
  });

  it("counts the votes of each place as a plain map does, places in the order they were first seen", () => {
    const tally = new Tally();
    for (const length of [1, 2, 3, 64, 5000]) {
      const places = placesOf(length, length);
      const votes = new Map<number, number>();
      for (const place of places) votes.set(place, (votes.get(place) ?? 0) + 1);
      const counted = filled(tally, places).distinct(length);
      expect([...counted]).toEqual([...votes.values()]);
      expect([...tally.row.subarray(0, votes.size)]).toEqual([...votes.keys()]);
      for (const [place, count] of votes) expect(tally.votesOf(place)).toBe(count);
      expect(tally.votesOf(-5000)).toBe(0);
    }
  });

  it("stops counting at 255 hits", () => {
    const tally = filled(new Tally(), new Int32Array(1000).fill(77));
    tally.count(1000, 10);
    expect(tally.reached(255)).toBe(1);
    expect(tally.keep(1000, 255)).toBe(1000);
  });

  it("counts few places after many as if they had been the first", () => {
    const tally = filled(new Tally(), placesOf(1, 50_000));
    tally.count(50_000, 20);
    filled(tally, placesOf(2, 100)).count(100, 20);
    expect(tally.reached(1)).toBe(countPlainly(placesOf(2, 100), 20).size);
  });

  it("carries what assembly/tally.ts compiles to (if not: pnpm --filter @sonica/shared embed)", () => {
    const built = readFileSync(new URL("../../../shared/build/tally.wasm", import.meta.url));
    expect(TALLY_WASM).toBe(built.toString("base64"));
  });
});
