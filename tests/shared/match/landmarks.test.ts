import {
  FARTHEST_TICKS,
  forEachPair,
  HASH_COUNT,
  NEAREST_TICKS,
  pairHash,
  WIDEST_STEPS,
} from "@sonica/shared/src/match/landmarks.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyConstellation, randomConstellation } from "../constellations.ts";
import { always } from "../property.ts";

const peaks = ({ times, steps }: { times: Uint32Array; steps: Uint16Array }) => ({
  times,
  steps,
  length: times.length,
});

describe("landmarks", () => {
  it("pair each peak with the next ones in reach, as a plain search finds them", () => {
    always(
      fc.property(anyConstellation(6), fc.integer({ min: 1, max: 12 }), (c, fanOut) => {
        const found: number[][] = [];
        forEachPair(peaks(c), fanOut, (anchor, target) => found.push([anchor, target]));
        const indices = Array.from(c.times.keys());
        const expected = indices.flatMap((anchor) =>
          indices
            .filter((target) => {
              const ticks = c.times[target] - c.times[anchor];
              const steps = Math.abs(c.steps[target] - c.steps[anchor]);
              return target > anchor && ticks >= NEAREST_TICKS && ticks <= FARTHEST_TICKS && steps <= WIDEST_STEPS;
            })
            .slice(0, fanOut)
            .map((target) => [anchor, target]),
        );
        expect(found).toEqual(expected);
      }),
    );
  });

  it("reach exactly from the nearest to the farthest distance, and an octave up and down", () => {
    const isPaired = (ticks: number, interval: number) => {
      let pairs = 0;
      forEachPair({ times: [50, 50 + ticks], steps: [600, 600 + interval], length: 2 }, 4, () => pairs++);
      return pairs === 1;
    };
    expect([NEAREST_TICKS - 1, NEAREST_TICKS, FARTHEST_TICKS, FARTHEST_TICKS + 1].map((t) => isPaired(t, 0))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([-WIDEST_STEPS - 1, -WIDEST_STEPS, WIDEST_STEPS, WIDEST_STEPS + 1].map((s) => isPaired(100, s))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("have hashes within their range, at the edges of the band and of the reach too", () => {
    const steps = [0, 1, 288, 1169, 1456, 1457];
    for (const a of steps) {
      for (const b of steps) {
        if (Math.abs(a - b) > WIDEST_STEPS) continue;
        for (const ticks of [NEAREST_TICKS, NEAREST_TICKS + 1, FARTHEST_TICKS - 1, FARTHEST_TICKS]) {
          const hash = pairHash({ times: [7, 7 + ticks], steps: [a, b], length: 2 }, 0, 1);
          expect(Number.isInteger(hash)).toBe(true);
          expect(hash).toBeGreaterThanOrEqual(0);
          expect(hash).toBeLessThan(HASH_COUNT);
        }
      }
    }
  });

  it("have the same hashes wherever in time they stand", () => {
    const c = randomConstellation(1, 5);
    const later = { ...peaks(c), times: c.times.map((time) => time + 12_345) };
    forEachPair(peaks(c), 5, (anchor, target) =>
      expect(pairHash(later, anchor, target)).toBe(pairHash(peaks(c), anchor, target)),
    );
  });

  it("have other hashes for another pitch, interval or distance", () => {
    const hash = (step: number, interval: number, ticks: number) =>
      pairHash({ times: [0, ticks], steps: [step, step + interval], length: 2 }, 0, 1);
    const plain = hash(400, 100, 200);
    expect(
      new Set([plain, hash(424, 100, 200), hash(400, 124, 200), hash(400, 100, 248), hash(400, -100, 200)]).size,
    ).toBe(5);
  });
});
