import {
  DIFFERENCE_CELLS,
  forEachPair,
  GAP_CELL_TICKS,
  GAP_CELLS,
  hashOf,
  NEAREST_TICKS,
  type Peaks,
  STEP_CELL,
  STEP_CELLS,
  TIME_CELL_TICKS,
  WIDEST_STEPS,
} from "./landmarks.ts";

/** How far a recording's landmark may lie from the clip's and still be probed. */
export interface Reach {
  /** Anchor frequency, steps. */
  readonly steps: number;
  readonly differenceSteps: number;
  /** Time difference, ticks. */
  readonly ticks: number;
}

/**
 * What a clip asks the index for: ranges of hashes, ascending within a pair, each with the place of the pair's anchor in
 * the clip. Grows, never shrinks.
 */
export class Probes {
  /** First and last hash of each range. */
  lows = new Uint32Array(1 << 12);
  highs = new Uint32Array(1 << 12);
  /** Anchor times in cells of 32 ms. */
  times = new Int32Array(1 << 12);
  /** Number of the pair a range belongs to. */
  pairs = new Uint32Array(1 << 12);
  length = 0;

  /** Replaces the content by the landmarks of `peaks`, which may be fractional (an altered clip's are). */
  fill(peaks: Peaks, fanOut: number, reach: Reach): void {
    this.length = 0;
    let pair = 0;
    const { times, steps } = peaks;
    const stepReach = reach.steps / STEP_CELL;
    const differenceReach = reach.differenceSteps / STEP_CELL;
    const gapReach = reach.ticks / GAP_CELL_TICKS;
    forEachPair(peaks, fanOut, (anchor, target) => {
      const step = steps[anchor] / STEP_CELL;
      const difference = (steps[target] - steps[anchor] + WIDEST_STEPS) / STEP_CELL;
      const gap = (times[target] - times[anchor] - NEAREST_TICKS) / GAP_CELL_TICKS;
      const time = Math.round(times[anchor] / TIME_CELL_TICKS);
      const lowest = lowestOf(step, stepReach);
      const highest = highestOf(step, stepReach, STEP_CELLS);
      // An altered clip's peak may lie outside the band: no recording has such a one.
      if (lowest > highest) return;
      for (
        let d = lowestOf(difference, differenceReach);
        d <= highestOf(difference, differenceReach, DIFFERENCE_CELLS);
        d++
      ) {
        for (let g = lowestOf(gap, gapReach); g <= highestOf(gap, gapReach, GAP_CELLS); g++) {
          this.#add(hashOf(lowest, d, g), hashOf(highest, d, g), time, pair);
        }
      }
      pair++;
    });
  }

  #add(low: number, high: number, time: number, pair: number): void {
    if (this.length === this.lows.length) this.#grow();
    this.lows[this.length] = low;
    this.highs[this.length] = high;
    this.times[this.length] = time;
    this.pairs[this.length++] = pair;
  }

  #grow(): void {
    const { lows, highs, times, pairs } = this;
    const size = lows.length * 2;
    this.lows = new Uint32Array(size);
    this.highs = new Uint32Array(size);
    this.times = new Int32Array(size);
    this.pairs = new Uint32Array(size);
    this.lows.set(lows);
    this.highs.set(highs);
    this.times.set(times);
    this.pairs.set(pairs);
  }
}

const lowestOf = (place: number, reach: number): number => Math.max(0, Math.floor(place - reach));

const highestOf = (place: number, reach: number, cells: number): number =>
  Math.min(cells - 1, Math.floor(place + reach));
