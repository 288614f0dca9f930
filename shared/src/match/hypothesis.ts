import { STEPS_PER_OCTAVE } from "../fingerprint/params.ts";
import { stepsToSemitones } from "../fingerprint/units.ts";

/**
 * How a clip may have been altered, as the map that lays its peaks over the recording's:
 * recording time = offset + timeScale · clip time; recording step = clip step + stepShift.
 * Tape speed v has timeScale v and stepShift −288·log2 v; a tempo change alone has stepShift 0.
 */
export interface Hypothesis {
  /** α: recording seconds per clip second. */
  readonly timeScale: number;
  /** β, in steps of 1/288 octave. */
  readonly stepShift: number;
}

export const PLAIN: Hypothesis = { timeScale: 1, stepShift: 0 };

export const tapeSpeed = (speed: number): Hypothesis => ({
  timeScale: speed,
  stepShift: -STEPS_PER_OCTAVE * Math.log2(speed),
});

/** How far the clip's pitch lies above the recording's, semitones. */
export const pitchSemitones = ({ stepShift }: Hypothesis): number =>
  stepShift === 0 ? 0 : -stepsToSemitones(stepShift);
