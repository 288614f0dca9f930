import { STEPS_PER_OCTAVE } from "../fingerprint/params.ts";
import { semitonesToSteps, stepsToSemitones } from "../fingerprint/units.ts";

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

/** The alteration with this speed (recording seconds per clip second) and this pitch of the clip above the recording's. */
export const hypothesisOf = (speed: number, semitones: number): Hypothesis => ({
  timeScale: speed,
  stepShift: -semitonesToSteps(semitones),
});

/** Neighbouring speeds or tempi tried differ by this factor: landmarks and alignment bridge half of it. */
const SCALE_STEP = 1.02;
/** Neighbouring pitches tried differ by this, steps: a third of a semitone. */
const PITCH_STEP = 8;

const powers = (from: number, to: number): number[] => {
  const count = Math.round(Math.log(to / from) / Math.log(SCALE_STEP));
  return Array.from({ length: count + 1 }, (_, i) => from * (to / from) ** (i / count));
};

const isAltered = ({ timeScale, stepShift }: Hypothesis): boolean =>
  Math.abs(timeScale - 1) > 0.5 * (SCALE_STEP - 1) || Math.abs(stepShift) > 0.5 * PITCH_STEP;

/**
 * The alterations that are tried, in rounds, popular ones first: tape speed 0.70 to 1.45 ("sped up", "slowed", nightcore),
 * then tempo at constant pitch ±20 %, then pitch at constant tempo ±3 semitones.
 */
export const ALTERATIONS: readonly (readonly Hypothesis[])[] = [
  powers(1.06, 1.45).map(tapeSpeed),
  powers(0.7, 0.94).map(tapeSpeed),
  powers(0.96, 1.04).map(tapeSpeed).filter(isAltered),
  powers(0.8, 1.22)
    .map((timeScale) => ({ timeScale, stepShift: 0 }))
    .filter(isAltered),
  Array.from({ length: 19 }, (_, i) => ({ timeScale: 1, stepShift: (i - 9) * PITCH_STEP })).filter(isAltered),
];
