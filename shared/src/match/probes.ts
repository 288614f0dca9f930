import {
  DIFFERENCE_CELLS,
  forEachPair,
  hashOf,
  NEAREST_TICKS,
  type Peaks,
  STEP_CELL,
  STEP_CELLS,
  TIME_CELL_TICKS,
  TIME_CELLS,
  WIDEST_STEPS,
} from "./landmarks.ts";

/** Nearer than this to the edge of a hash cell, the neighbouring cell is probed too. In cells. */
const STEP_MARGIN = 0.3;
const TIME_MARGIN = 0.25;

/** The hashes a query asks for, each with the place of its anchor in the clip. Grows, never shrinks. */
export class Probes {
  hashes = new Uint32Array(1 << 14);
  /** Anchor times in cells of 32 ms. */
  times = new Int32Array(1 << 14);
  length = 0;

  /** Replaces the content by the landmarks of `peaks`, which may be fractional (an altered clip's are). */
  fill(peaks: Peaks, fanOut: number): void {
    this.length = 0;
    const { times, steps } = peaks;
    forEachPair(peaks, fanOut, (anchor, target) => {
      const step = steps[anchor] / STEP_CELL;
      const difference = (steps[target] - steps[anchor] + WIDEST_STEPS) / STEP_CELL;
      const distance = (times[target] - times[anchor] - NEAREST_TICKS) / TIME_CELL_TICKS;
      const time = Math.round(times[anchor] / TIME_CELL_TICKS);
      for (let s = lowest(step, STEP_MARGIN); s <= highest(step, STEP_MARGIN, STEP_CELLS); s++) {
        for (let d = lowest(difference, STEP_MARGIN); d <= highest(difference, STEP_MARGIN, DIFFERENCE_CELLS); d++) {
          for (let t = lowest(distance, TIME_MARGIN); t <= highest(distance, TIME_MARGIN, TIME_CELLS); t++) {
            this.#add(hashOf(s, d, t), time);
          }
        }
      }
    });
  }

  #add(hash: number, time: number): void {
    if (this.length === this.hashes.length) {
      const { hashes, times } = this;
      this.hashes = new Uint32Array(hashes.length * 2);
      this.times = new Int32Array(times.length * 2);
      this.hashes.set(hashes);
      this.times.set(times);
    }
    this.hashes[this.length] = hash;
    this.times[this.length++] = time;
  }
}

const lowest = (place: number, margin: number): number => Math.max(0, Math.floor(place - margin));

const highest = (place: number, margin: number, cells: number): number =>
  Math.min(cells - 1, Math.floor(place + margin));
