// How far a recording's peak lies from where the same peak is found in a clip. Estimated on the development recordings'
// tuning half under codecs, noise, babble, speech and reverb: in time about three quarters lie within ±4 ms whatever was
// added, the rest spreads over ±50 ms; in frequency the spread is a fraction of an STFT bin, so it shrinks, in steps,
// towards high frequencies.
import { MAX_STEP, STEPS_PER_OCTAVE } from "../fingerprint/params.ts";

/** Farther apart than this a pair of peaks is no pair. */
export const REACH_TICKS = 24;
export const REACH_STEPS = 12;

const CORE_WEIGHT = 0.72;
const CORE_TICKS = 2;
const WIDE_TICKS = 9;
const WIDE_TO_CORE_STEPS = 5;

/** Standard deviation of the core in frequency, steps. */
const coreSteps = (step: number): number => 0.5 + 1.2 * 2 ** (-step / STEPS_PER_OCTAVE);

const BAND_STEPS = 64;

/** Density of the time residual, per tick, at −REACH_TICKS to REACH_TICKS. */
const TIME_DENSITY = density(REACH_TICKS, CORE_TICKS, WIDE_TICKS);

/** Density of the frequency residual, per step, one table for every 64 steps of the band. */
const STEP_DENSITY = Array.from({ length: Math.floor(MAX_STEP / BAND_STEPS) + 1 }, (_, band) => {
  const core = coreSteps((band + 0.5) * BAND_STEPS);
  return density(REACH_STEPS, core, WIDE_TO_CORE_STEPS * core);
});

/** Density per tick and step of finding a peak of step `step` so far away. Outside reach: not defined. */
export const residualDensity = (ticks: number, steps: number, step: number): number =>
  TIME_DENSITY[Math.round(ticks) + REACH_TICKS] *
  STEP_DENSITY[Math.min(STEP_DENSITY.length - 1, Math.max(0, Math.floor(step / BAND_STEPS)))][
    Math.round(steps) + REACH_STEPS
  ];

function density(reach: number, core: number, wide: number): Float64Array {
  const table = new Float64Array(2 * reach + 1);
  const normal = (x: number, deviation: number) => Math.exp(-0.5 * (x / deviation) ** 2) / deviation;
  for (let x = -reach; x <= reach; x++) {
    table[x + reach] = CORE_WEIGHT * normalMass(x, core) + (1 - CORE_WEIGHT) * normalMass(x, wide);
  }
  const sum = table.reduce((a, b) => a + b);
  return table.map((value) => value / sum);

  /** Mean over the unit cell, so that a core narrower than a cell keeps its mass. */
  function normalMass(x: number, deviation: number): number {
    let mass = 0;
    for (let part = -4; part <= 4; part++) mass += normal(x + part / 9, deviation) / 9;
    return mass;
  }
}
