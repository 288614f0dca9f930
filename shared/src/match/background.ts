import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP, STEPS_PER_OCTAVE } from "../fingerprint/params.ts";

/** Half width of the kernel that sees single notes, steps: an eighth of a tone. */
const NOTE_STEPS = 6;
/** Half width of the kernel that sees the sound's general colour: a quarter of an octave. */
const COLOUR_STEPS = STEPS_PER_OCTAVE / 4;
const NOTE_WEIGHT = 0.6;
const COLOUR_WEIGHT = 0.3;
const FLAT_WEIGHT = 0.1;

/** Peaks within this of each other are one onset, ticks. */
const ONSET_TICKS = 4;
/** How much of the density follows onsets; and the least that is left between them. */
const ONSET_WEIGHT = 0.6;
const SMALLEST_ONSET = 0.2;

/**
 * How dense a clip's peaks are, peaks per tick and step: the null model of verification. Estimated from the clip itself,
 * so that a steady partial, which meets peaks of any music in the same key, counts for little, and so do the many peaks
 * of one onset once the beats of two songs happen to coincide.
 */
export class Background {
  readonly #density = new Float64Array(MAX_STEP + 1);
  readonly #onsets: Float64Array;

  constructor({ durationTicks, steps, times }: Constellation) {
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
    this.#onsets = onsetsOf(times, ticks);
  }

  /** 0 to 1: one where a peak is a surprise, a half where one is expected in ten times 22 ms by an eighth of a tone. */
  rarityAt(step: number): number {
    return 1 / (1 + this.#density[step] * 10 * 11 * 7);
  }

  /** Around the clip's peak `place`, of step `step`. */
  at(place: number, step: number): number {
    return this.#density[step] * this.#onsets[place];
  }
}

/** For each peak, how much denser than on average the clip is at its moment, itself not counted. */
function onsetsOf(times: Uint32Array, ticks: number): Float64Array {
  const expected = ((2 * ONSET_TICKS + 1) * times.length) / ticks;
  let start = 0;
  let end = 0;
  return Float64Array.from(times, (time) => {
    while (times[start] < time - ONSET_TICKS) start++;
    while (end < times.length && times[end] <= time + ONSET_TICKS) end++;
    return 1 - ONSET_WEIGHT + ONSET_WEIGHT * Math.max(SMALLEST_ONSET, (end - start - 1) / expected);
  });
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
