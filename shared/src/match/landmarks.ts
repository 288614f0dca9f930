// Landmarks: pairs of peaks whose frequency, frequency difference and time difference make a hash.
// Source: A. Wang, An industrial-strength audio search algorithm (ISMIR 2003).
//
//   hash = ((difference cell) × 143  +  (time cell)) × 729  +  (anchor cell)
//           289 values of 2 steps,       143 values of 8 ms,    729 values of 2 steps (8 cents)
//           −1 to +1 octave              60 ms to 1.2 s
//
// The anchor's frequency comes last: hashes that differ only in it lie side by side in the index, so that a probe with
// room for error in frequency, or in speed, is one range of postings and not a dozen look-ups. Cells are as fine as peaks
// are repeatable: postings visited fall with the volume of a cell and its surroundings, true ones hardly.
import { MAX_STEP, STEPS_PER_OCTAVE } from "../fingerprint/params.ts";
import { secondsToTicks } from "../fingerprint/units.ts";

export const STEP_CELL = 2;
/** Cells of time differences, ticks. */
export const GAP_CELL_TICKS = 4;
/** Cells of places on a segment's timeline, ticks: 32 ms. */
export const TIME_CELL_TICKS = 16;
export const NEAREST_TICKS = secondsToTicks(0.06);
export const FARTHEST_TICKS = secondsToTicks(1.2);
export const WIDEST_STEPS = STEPS_PER_OCTAVE;

export const STEP_CELLS = Math.floor(MAX_STEP / STEP_CELL) + 1;
export const DIFFERENCE_CELLS = Math.floor((2 * WIDEST_STEPS) / STEP_CELL) + 1;
export const GAP_CELLS = Math.floor((FARTHEST_TICKS - NEAREST_TICKS) / GAP_CELL_TICKS) + 1;

/** Number of different hashes: 30,127,383, nearly 25 bits. */
export const HASH_COUNT = STEP_CELLS * DIFFERENCE_CELLS * GAP_CELLS;

export const hashOf = (stepCell: number, differenceCell: number, gapCell: number): number =>
  (differenceCell * GAP_CELLS + gapCell) * STEP_CELLS + stepCell;

/** Hash of a pair of whole-numbered peaks. */
export function pairHash({ times, steps }: Peaks, anchor: number, target: number): number {
  const difference = steps[target] - steps[anchor] + WIDEST_STEPS;
  const gap = times[target] - times[anchor] - NEAREST_TICKS;
  return hashOf(
    Math.floor(steps[anchor] / STEP_CELL),
    Math.floor(difference / STEP_CELL),
    Math.floor(gap / GAP_CELL_TICKS),
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
