// Landmarks: pairs of peaks whose frequency, frequency difference and time difference make a hash.
// Source: A. Wang, An industrial-strength audio search algorithm (ISMIR 2003).
//
//   hash = (anchor step / 8) × 73 × 36  +  ((step difference + 288) / 8) × 36  +  (time difference − 30 ticks) / 16
//          183 values of 33 cents          73 values, −1 to +1 octave             36 values of 32 ms, 60 ms to 1.2 s
import { MAX_STEP, STEPS_PER_OCTAVE } from "../fingerprint/params.ts";
import { secondsToTicks } from "../fingerprint/units.ts";

export const STEP_CELL = 8;
export const TIME_CELL_TICKS = 16;
export const NEAREST_TICKS = secondsToTicks(0.06);
export const FARTHEST_TICKS = secondsToTicks(1.2);
export const WIDEST_STEPS = STEPS_PER_OCTAVE;

export const STEP_CELLS = Math.floor(MAX_STEP / STEP_CELL) + 1;
export const DIFFERENCE_CELLS = Math.floor((2 * WIDEST_STEPS) / STEP_CELL) + 1;
export const TIME_CELLS = Math.floor((FARTHEST_TICKS - NEAREST_TICKS) / TIME_CELL_TICKS) + 1;

/** Number of different hashes: 480,924. */
export const HASH_COUNT = STEP_CELLS * DIFFERENCE_CELLS * TIME_CELLS;

export const hashOf = (stepCell: number, differenceCell: number, timeCell: number): number =>
  (stepCell * DIFFERENCE_CELLS + differenceCell) * TIME_CELLS + timeCell;

/** Hash of a pair of whole-numbered peaks. */
export function pairHash({ times, steps }: Peaks, anchor: number, target: number): number {
  const difference = steps[target] - steps[anchor] + WIDEST_STEPS;
  const distance = times[target] - times[anchor] - NEAREST_TICKS;
  return hashOf(
    Math.floor(steps[anchor] / STEP_CELL),
    Math.floor(difference / STEP_CELL),
    Math.floor(distance / TIME_CELL_TICKS),
  );
}

/** Peaks as parallel arrays sorted by time; an altered clip's need not be whole numbers. */
export interface Peaks {
  readonly times: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
  readonly length: number;
}

/** Calls `visit` with the indices of every pair: each peak and the next `fanOut` peaks within reach of it. */
export function forEachPair(peaks: Peaks, fanOut: number, visit: (anchor: number, target: number) => void): void {
  const { times, steps, length } = peaks;
  for (let anchor = 0; anchor < length; anchor++) {
    let paired = 0;
    for (let target = anchor + 1; target < length && paired < fanOut; target++) {
      const distance = times[target] - times[anchor];
      if (distance < NEAREST_TICKS) continue;
      if (distance > FARTHEST_TICKS) break;
      if (Math.abs(steps[target] - steps[anchor]) > WIDEST_STEPS) continue;
      visit(anchor, target);
      paired++;
    }
  }
}
