import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP, STEPS_PER_OCTAVE } from "../fingerprint/params.ts";

/** Half width of the kernel that sees single notes, steps: an eighth of a tone. */
const NOTE_STEPS = 6;
/** Half width of the kernel that sees the sound's general colour: a quarter of an octave. */
const COLOUR_STEPS = STEPS_PER_OCTAVE / 4;
const NOTE_WEIGHT = 0.6;
const COLOUR_WEIGHT = 0.3;
const FLAT_WEIGHT = 0.1;

/**
 * How dense a clip's peaks are by frequency, peaks per tick and step: the null model of verification. Estimated from
 * the clip itself, so that a steady partial, which meets peaks of any music in the same key, counts for little.
 */
export class Background {
  readonly #density = new Float64Array(MAX_STEP + 1);

  constructor({ durationTicks, steps }: Constellation) {
    const histogram = new Float64Array(MAX_STEP + 1);
    for (const step of steps) histogram[step]++;
    const note = smoothed(histogram, NOTE_STEPS);
    const colour = smoothed(histogram, COLOUR_STEPS);
    const flat = steps.length / (MAX_STEP + 1);
    const ticks = Math.max(1, durationTicks);
    for (let step = 0; step <= MAX_STEP; step++) {
      this.#density[step] =
        (NOTE_WEIGHT * note[step] + COLOUR_WEIGHT * colour[step] + FLAT_WEIGHT * Math.max(flat, 1e-4)) / ticks;
    }
  }

  /** 0 to 1: one where a peak is a surprise, a half where one is expected in ten times 22 ms by an eighth of a tone. */
  rarityAt(step: number): number {
    return 1 / (1 + this.#density[step] * 10 * 11 * 7);
  }

  /** Peaks per tick and step around `step`, which lies in the band. */
  at(step: number): number {
    return this.#density[step];
  }
}

/** Mean over ±`half` steps, of what part of that lies in the band. */
function smoothed(histogram: Float64Array, half: number): Float64Array {
  const sums = new Float64Array(histogram.length + 1);
  for (let i = 0; i < histogram.length; i++) sums[i + 1] = sums[i] + histogram[i];
  return histogram.map((_, step) => {
    const from = Math.max(0, step - half);
    const end = Math.min(histogram.length, step + half + 1);
    return (sums[end] - sums[from]) / (end - from);
  });
}
