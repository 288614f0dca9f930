import { CLOSEST, distanceSquared, UNIT_STEPS, UNIT_TICKS } from "./isolation.ts";
import { MAX_STEP } from "./params.ts";
import type { PeakList } from "./peak-list.ts";

/** As wide as a peak can hide another, so that three neighbouring bands hold all that matter. */
const BAND_STEPS = Math.ceil(CLOSEST * UNIT_STEPS);
const BANDS = Math.floor(MAX_STEP / BAND_STEPS) + 1;
const REACH_TICKS = CLOSEST * UNIT_TICKS;

/** Tells whether a peak has a stronger one within CLOSEST: nearly all have. Ask in order of time, each peak once. */
export class Crowd {
  readonly #peaks: PeakList;
  /** Indices of peaks by band, in order of time within each. */
  readonly #members: Uint32Array;
  readonly #bandStarts = new Uint32Array(BANDS + 1);
  /** In each band, the first member that is not out of reach of the peak asked about. */
  readonly #firsts: Uint32Array;

  constructor(peaks: PeakList) {
    this.#peaks = peaks;
    const { steps, length } = peaks;
    const starts = this.#bandStarts;
    for (let i = 0; i < length; i++) starts[bandOf(steps[i]) + 1]++;
    for (let band = 0; band < BANDS; band++) starts[band + 1] += starts[band];
    const next = starts.slice();
    this.#members = new Uint32Array(length);
    for (let i = 0; i < length; i++) this.#members[next[bandOf(steps[i])]++] = i;
    this.#firsts = starts.slice(0, BANDS);
  }

  hides(i: number): boolean {
    const band = bandOf(this.#peaks.steps[i]);
    return (
      this.#hidesIn(band, i) ||
      (band > 0 && this.#hidesIn(band - 1, i)) ||
      (band + 1 < BANDS && this.#hidesIn(band + 1, i))
    );
  }

  #hidesIn(band: number, i: number): boolean {
    const { times, steps, levels } = this.#peaks;
    const members = this.#members;
    const end = this.#bandStarts[band + 1];
    const time = times[i];
    const level = levels[i];
    let at = this.#firsts[band];
    while (at < end && times[members[at]] < time - REACH_TICKS) at++;
    this.#firsts[band] = at;
    for (; at < end; at++) {
      const j = members[at];
      if (times[j] > time + REACH_TICKS) return false;
      if (levels[j] < level || (levels[j] === level && j >= i)) continue;
      if (distanceSquared(times[j] - time, steps[j] - steps[i]) < CLOSEST ** 2) return true;
    }
    return false;
  }
}

const bandOf = (step: number): number => Math.floor(step / BAND_STEPS);
