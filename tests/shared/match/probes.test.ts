import { forEachPair, HASH_COUNT, pairHash, TIME_CELL_TICKS } from "@sonica/shared/src/match/landmarks.ts";
import { Probes, type Reach } from "@sonica/shared/src/match/probes.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyConstellation, cut, randomConstellation, worn } from "../constellations.ts";
import { always } from "../property.ts";

const peaks = ({ times, steps }: { times: ArrayLike<number>; steps: ArrayLike<number> }) => ({
  times,
  steps,
  length: times.length,
});

const REACH: Reach = { steps: 1, differenceSteps: 1, ticks: 2.5 };

const hashesOf = ({ lows, highs }: Probes, i: number): number[] =>
  Array.from({ length: highs[i] - lows[i] + 1 }, (_, n) => lows[i] + n);

const pairsOf = (probes: Probes): string[] =>
  Array.from({ length: probes.length }, (_, i) =>
    hashesOf(probes, i).map((hash) => `${hash} ${probes.times[i]}`),
  ).flat();

describe("a query's probes", () => {
  it("contain the exact hash of each of its landmarks, at its anchor's place", () => {
    const probes = new Probes();
    always(
      fc.property(anyConstellation(6), (c) => {
        probes.fill(peaks(c), 8, REACH);
        const asked = new Set(pairsOf(probes));
        forEachPair(peaks(c), 8, (anchor, target) => {
          expect(asked).toContain(
            `${pairHash(peaks(c), anchor, target)} ${Math.round(c.times[anchor] / TIME_CELL_TICKS)}`,
          );
        });
      }),
    );
  });

  it("are hashes that exist, also for a clip shifted beyond the band", () => {
    const probes = new Probes();
    const c = randomConstellation(1, 5, 60);
    for (const shift of [-300.4, -3.3, 0.25, 3.7, 400.6]) {
      probes.fill(
        peaks({ times: Array.from(c.times, (t) => t * 0.83), steps: Array.from(c.steps, (s) => s + shift) }),
        10,
        REACH,
      );
      expect(probes.length).toBeGreaterThan(0);
      for (let i = 0; i < probes.length; i++) {
        expect(probes.lows[i] <= probes.highs[i] && probes.highs[i] < HASH_COUNT).toBe(true);
      }
    }
  });

  it("meet most landmarks whose peaks moved a little, more than exact hashes would", () => {
    const c = cut(randomConstellation(2, 30, 12), 5, 20);
    const moved = worn(c, 3, { survival: 1, jitterTicks: 1.5, jitterSteps: 1, noisePerSecond: 0 });
    const probes = new Probes();
    probes.fill(peaks(moved), 6, REACH);
    const asked = new Set(Array.from({ length: probes.length }, (_, i) => hashesOf(probes, i)).flat());
    const exact = new Set<number>();
    forEachPair(peaks(moved), 6, (anchor, target) => void exact.add(pairHash(peaks(moved), anchor, target)));
    let all = 0;
    let met = 0;
    let metExactly = 0;
    forEachPair(peaks(c), 4, (anchor, target) => {
      const hash = pairHash(peaks(c), anchor, target);
      all++;
      if (asked.has(hash)) met++;
      if (exact.has(hash)) metExactly++;
    });
    expect(met / all).toBeGreaterThan(0.6);
    expect(met).toBeGreaterThan(1.1 * metExactly);
  });

  it("ask for every hash once a pair, in ascending ranges", () => {
    const probes = new Probes();
    probes.fill(peaks(randomConstellation(6, 5, 60)), 10, { steps: 5, differenceSteps: 3, ticks: 9 });
    for (let i = 1; i < probes.length; i++) {
      if (probes.pairs[i] === probes.pairs[i - 1]) expect(probes.lows[i]).toBeGreaterThan(probes.highs[i - 1]);
    }
  });

  it("are forgotten with the next query", () => {
    const probes = new Probes();
    probes.fill(peaks(randomConstellation(4, 30, 60)), 10, REACH);
    const c = randomConstellation(5, 2, 20);
    probes.fill(peaks(c), 10, REACH);
    const fresh = new Probes();
    fresh.fill(peaks(c), 10, REACH);
    expect(pairsOf(probes)).toEqual(pairsOf(fresh));
  });
});
