import { alterationOf, phraseOf, tempoOf } from "@sonica/shared/src/match/alteration.ts";
import { describe, expect, it } from "vitest";

const measured = (speed: number, pitchSemitones: number, margins = { speed: 0.001, pitchSemitones: 0.05 }) =>
  alterationOf({ speed, pitchSemitones, margins });
const phrase = (speed: number, pitchSemitones: number) => phraseOf(measured(speed, pitchSemitones));

describe("how a recording was altered", () => {
  it("is told from how speed and pitch go together", () => {
    expect(measured(1.0003, 0.02)).toEqual({ kind: "none" });
    expect(measured(0.85, -2.8)).toMatchObject({ kind: "speed", speed: 0.85, style: null });
    expect(measured(1.1, 0.03)).toEqual({ kind: "tempo", tempo: 1.1 });
    expect(measured(0.999, -1)).toEqual({ kind: "pitch", pitchSemitones: -1 });
    expect(measured(1.25, 1.5)).toEqual({ kind: "both", speed: 1.25, pitchSemitones: 1.5 });
  });

  it("is called nightcore only when sped up, with its pitch, as much as those are", () => {
    expect(measured(1.25, 3.86)).toMatchObject({ style: "nightcore" });
    expect(measured(1.05, 0.84)).toMatchObject({ style: null });
    expect(measured(1.25, 0)).toMatchObject({ kind: "tempo" });
  });

  it("is not told finer than it was measured", () => {
    expect(measured(1.008, 0, { speed: 0.012, pitchSemitones: 0.05 })).toEqual({ kind: "none" });
    expect(measured(1.1, 1.45, { speed: 0.012, pitchSemitones: 0.2 })).toMatchObject({ kind: "speed" });
  });

  it("has a tempo only where pace was changed apart from pitch", () => {
    expect(tempoOf(measured(1.25, 3.86))).toBe(1);
    expect(tempoOf(measured(1, 2))).toBe(1);
    expect(tempoOf(measured(1.1, 0))).toBe(1.1);
    expect(tempoOf(measured(1.25, 12 * Math.log2(1.1)))).toBeCloseTo(1.25 / 1.1, 3);
  });

  it("reads like what a person would say", () => {
    expect(phrase(1.25, 3.86)).toBe("1.25× faster, +3.9 semitones");
    expect(phrase(0.85, -2.81)).toBe("slowed to 0.85×, −2.8 semitones");
    expect(phrase(1.1, 0)).toBe("1.10× faster, same pitch");
    expect(phrase(1, -1)).toBe("−1 semitone, same speed");
    expect(phrase(1.002, 0.04)).toBeNull();
  });
});
