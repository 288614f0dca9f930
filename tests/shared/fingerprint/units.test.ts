import { HIGHEST_HZ, LOWEST_HZ, MAX_STEP, STEPS_PER_OCTAVE } from "@sonica/shared/src/fingerprint/params.ts";
import {
  hzToSteps,
  secondsToTicks,
  stepsToHz,
  stepsToSemitones,
  ticksToSeconds,
} from "@sonica/shared/src/fingerprint/units.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { always } from "../property.ts";

it("counts 500 ticks to the second", () => {
  expect(secondsToTicks(1)).toBe(500);
  expect(ticksToSeconds(1)).toBe(0.002);
});

it("brings whole ticks back from seconds", () => {
  always(
    fc.property(fc.nat(), (ticks) => {
      expect(secondsToTicks(ticksToSeconds(ticks))).toBe(ticks);
    }),
  );
});

it("brings steps back from frequencies", () => {
  always(
    fc.property(fc.nat({ max: MAX_STEP }), (step) => {
      expect(hzToSteps(stepsToHz(step))).toBeCloseTo(step, 6);
    }),
  );
});

it("spans the analysed band, no more and no less", () => {
  expect(stepsToHz(0)).toBe(LOWEST_HZ);
  expect(Math.round(hzToSteps(HIGHEST_HZ))).toBe(MAX_STEP);
});

it("gives twelve semitones and double the frequency to an octave", () => {
  expect(stepsToSemitones(STEPS_PER_OCTAVE)).toBe(12);
  expect(stepsToHz(STEPS_PER_OCTAVE)).toBe(2 * LOWEST_HZ);
});
