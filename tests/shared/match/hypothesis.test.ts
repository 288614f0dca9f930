import { PLAIN, pitchSemitones, tapeSpeed } from "@sonica/shared/src/match/hypothesis.ts";
import { expect, it } from "vitest";

it("leaves an unaltered clip at its pitch", () => expect(pitchSemitones(PLAIN)).toBe(0));

it("raises the pitch by an octave when the tape runs twice as fast", () => {
  expect(tapeSpeed(2)).toEqual({ timeScale: 2, stepShift: -288 });
  expect(pitchSemitones(tapeSpeed(2))).toBeCloseTo(12, 9);
});

it("calls 1.25 times the speed 3.9 semitones", () => expect(pitchSemitones(tapeSpeed(1.25))).toBeCloseTo(3.86, 2));

it("lowers the pitch of a slowed clip", () => expect(pitchSemitones(tapeSpeed(0.8))).toBeCloseTo(-3.86, 2));
