import { describe, expect, it } from "vitest";
import { wilson } from "../../bench/recognition/wilson.ts";

describe("the Wilson interval", () => {
  // R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3; the last mirrors 0 of 20.
  it.each([
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
    [81, 263, 0.2553, 0.3662],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
  ])("of %i in %i reaches from %f to %f", (hits, count, low, high) => {
    const interval = wilson(hits, count);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("holds the share that was seen and stays between 0 and 1", () => {
    for (let count = 1; count <= 60; count++) {
      for (let hits = 0; hits <= count; hits++) {
        const { low, high } = wilson(hits, count);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / count);
        expect(high).toBeGreaterThanOrEqual(hits / count);
        expect(high).toBeLessThanOrEqual(1);
      }
    }
  });

  it("says nothing when nothing was tried", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
