// What a candidate leaves unexplained of a clip: is that music, or noise and voices?
import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP } from "../fingerprint/params.ts";
import type { Pairs } from "./pairs.ts";

/** A clip peak this close to a note of the recording is explained by it: a partial the recording does not store. */
const NOTE_STEPS = 3;

/** Notes: peaks within ±2 steps (a sixth of a semitone) of each other, against what ±48 steps would lead one to expect. */
const SAME_NOTE_STEPS = 2;
const AROUND_STEPS = 48;
/** Pairs added to both counts, so that few peaks say little. */
const PRIOR_PAIRS = 4;
const FEWEST_PEAKS = 10;

/** Natural log of (pairs on one note) over (expected pairs): up to this noise, voices; from the second on music. */
const NOISE_CONCENTRATION = 0.2;
const MUSIC_CONCENTRATION = 1;

/**
 * Music comes back to the same few frequencies, noise and voices do not. Of the right answers with less than 30 % of
 * their peaks found, half leave a concentration below 0.3 (noise, babble, speech); of other songs over the same beat, nine
 * in ten leave more than 0.5, and in clean clips more than 0.9 (development recordings and composed songs, tuning halves).
 * One instance serves one clip; nothing is allocated for a candidate.
 */
export class Remainder {
  readonly #steps: Uint16Array;
  readonly #explained: Uint8Array;
  readonly #counts = new Uint16Array(MAX_STEP + 1);
  readonly #sums = new Uint32Array(MAX_STEP + 2);

  constructor({ steps }: Constellation) {
    this.#steps = steps;
    this.#explained = new Uint8Array(steps.length);
  }

  /** 0: nothing or noise is left; 1: music is. */
  musicLeft({ places, steps, count }: Pairs, stepShift: number): number {
    this.#explained.fill(0);
    for (let p = 0; p < count; p++) {
      if (Math.abs(steps[p] - stepShift) <= NOTE_STEPS) this.#explained[places[p]] = 1;
    }
    const left = this.#count();
    if (left < FEWEST_PEAKS) return 0;
    const near = this.#pairsWithin(SAME_NOTE_STEPS) - left;
    const around = this.#pairsWithin(AROUND_STEPS) - left;
    const expected = (around * (2 * SAME_NOTE_STEPS + 1)) / (2 * AROUND_STEPS + 1);
    const concentration = Math.log((near + PRIOR_PAIRS) / (expected + PRIOR_PAIRS));
    const share = (concentration - NOISE_CONCENTRATION) / (MUSIC_CONCENTRATION - NOISE_CONCENTRATION);
    return Math.max(0, Math.min(1, share));
  }

  /** Histogram of the peaks left, and its running sums. */
  #count(): number {
    const counts = this.#counts.fill(0);
    for (let i = 0; i < this.#steps.length; i++) if (this.#explained[i] === 0) counts[this.#steps[i]]++;
    for (let step = 0; step <= MAX_STEP; step++) this.#sums[step + 1] = this.#sums[step] + counts[step];
    return this.#sums[MAX_STEP + 1];
  }

  /** Ordered pairs of peaks at most `reach` steps apart, each with itself included. */
  #pairsWithin(reach: number): number {
    let pairs = 0;
    for (let step = 0; step <= MAX_STEP; step++) {
      if (this.#counts[step] === 0) continue;
      const from = Math.max(0, step - reach);
      const end = Math.min(MAX_STEP + 1, step + reach + 1);
      pairs += this.#counts[step] * (this.#sums[end] - this.#sums[from]);
    }
    return pairs;
  }
}
