import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import { linear, logarithmic, logOdds } from "../../bench/plot/scale.ts";
import { plotByLength } from "../../bench/recognition/plots/by-length.ts";
import { plotFalseNames } from "../../bench/recognition/plots/false-names.ts";
import { plotListening } from "../../bench/recognition/plots/listening.ts";
import { plotReliability } from "../../bench/recognition/plots/reliability.ts";
import { wilson } from "../../bench/recognition/wilson.ts";

const share = (hits: number, count: number) => ({ hits, count, ...wilson(hits, count) });

const DRAWINGS = {
  listening: plotListening("a < b & c", [
    { condition: "clean", steps: [{ heardSeconds: 1, share: 1 }], medianSeconds: 1, untilSeconds: 8 },
    { condition: "loud", steps: [], medianSeconds: undefined, untilSeconds: 8 },
  ]),
  reliability: plotReliability("x", [{ from: 0, to: 1, predicted: 0.4, right: share(5, 9) }]),
  falseNames: plotFalseNames("x", [
    { threshold: 0.1, right: share(9, 9), mistaken: share(0, 9), falseNames: share(3, 9) },
    { threshold: 0.9, right: share(8, 9), mistaken: share(0, 9), falseNames: share(0, 9) },
  ]),
  empty: plotByLength("x", []),
};

describe("plots", () => {
  it.each(Object.entries(DRAWINGS))("are well-formed SVG: %s", (_, drawing) => {
    const { DOMParser } = new Window();
    const parsed = new DOMParser().parseFromString(drawing, "image/svg+xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(parsed.documentElement.tagName.toLowerCase()).toBe("svg");
    expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("escape what they are given", () => {
    expect(DRAWINGS.listening).toContain("a &lt; b &amp; c");
  });

  it("have colours for light and for dark pages", () => {
    expect(DRAWINGS.reliability).toContain("prefers-color-scheme:dark");
  });
});

describe("scales", () => {
  it("lay their ends on the ends, and what is beyond them too", () => {
    for (const scale of [
      linear([0.1, 0.9], [10, 20]),
      logarithmic([0.1, 0.9], [10, 20]),
      logOdds([0.1, 0.9], [10, 20]),
    ]) {
      expect([0, 0.1, 0.9, 1].map(scale)).toEqual([10, 10, 20, 20]);
    }
  });

  it("put even odds in the middle", () => {
    expect(logOdds([0.001, 0.999], [0, 100])(0.5)).toBeCloseTo(50);
  });
});
