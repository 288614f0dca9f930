// Where in one recording may a clip lie? Landmarks nominate among millions of places and are few: of a song's choruses they
// name any. Once a recording is suspected all its peaks can be asked.
import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP } from "../fingerprint/params.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { TIME_CELL_TICKS } from "./landmarks.ts";
import { PeakWindow } from "./peak-window.ts";
import type { SearchedIndex } from "./postings.ts";

/** Peaks this close in frequency may be the same, steps. */
const REACH_STEPS = 2;

/** Offsets are counted in cells this long, each with those on either side, ticks: 24 ms together. */
const CELL_TICKS = 4;

/** Passages closer than this are one, cells. */
const APART_CELLS = (2 * TIME_CELL_TICKS) / CELL_TICKS;

/** Correlates a clip's peaks with all of a recording's. One instance serves one clip. */
export class Passages {
  readonly #clip: Constellation;
  /** The clip's times by step: those of step s are #times[#starts[s]] to #times[#starts[s + 1]], exclusive. */
  readonly #times: Uint32Array;
  readonly #starts = new Uint32Array(MAX_STEP + 2);
  readonly #window = new PeakWindow();
  #cells = new Uint16Array(0);

  constructor(clip: Constellation) {
    this.#clip = clip;
    this.#times = new Uint32Array(clip.times.length);
    for (const step of clip.steps) this.#starts[step + 1]++;
    for (let step = 0; step <= MAX_STEP; step++) this.#starts[step + 1] += this.#starts[step];
    const next = this.#starts.slice();
    for (let i = 0; i < clip.times.length; i++) this.#times[next[clip.steps[i]]++] = clip.times[i];
  }

  /** The places of the clip's first sample that most peaks agree on, best first: recording ticks, to about ±12 ms. */
  find(index: SearchedIndex, recording: number, { timeScale, stepShift }: Hypothesis, most: number): number[] {
    const window = this.#window;
    const duration = index.durationTicks(recording);
    index.readPeaks(recording, 0, duration, window);
    // The clip may begin before the recording; one cell more on either side spares the sums a question.
    const first = -Math.ceil(this.#clip.durationTicks * timeScale) - CELL_TICKS;
    const cellCount = Math.ceil((duration - first) / CELL_TICKS) + 2;
    if (this.#cells.length < cellCount) this.#cells = new Uint16Array(cellCount);
    this.#cells.fill(0, 0, cellCount);
    const clipCells = Float64Array.from(this.#times, (time) => (time * timeScale + first) / CELL_TICKS);
    for (let i = 0; i < window.length; i++) {
      const step = Math.round(window.steps[i] - stepShift);
      const low = Math.max(0, step - REACH_STEPS);
      const high = Math.min(MAX_STEP, step + REACH_STEPS);
      if (low <= high)
        count(this.#cells, window.times[i] / CELL_TICKS, clipCells, this.#starts[low], this.#starts[high + 1]);
    }
    return largest(this.#cells.subarray(0, cellCount), most).map((cell) => first + (cell + 0.5) * CELL_TICKS);
  }
}

function count(cells: Uint16Array, cell: number, clipCells: Float64Array, from: number, end: number): void {
  for (let at = from; at < end; at++) cells[(cell - clipCells[at]) | 0]++;
}

/** The cells with the largest sums over themselves and both neighbours, no two too close, largest first. */
function largest(cells: Uint16Array, most: number): number[] {
  const best: { cell: number; sum: number }[] = [];
  for (let cell = next(cells, 1, 0); cell < cells.length - 1; cell = next(cells, cell + 1, least(best, most))) {
    const sum = cells[cell - 1] + cells[cell] + cells[cell + 1];
    const near = best.findIndex((other) => cell - other.cell < APART_CELLS);
    if (near >= 0 && sum <= best[near].sum) continue;
    if (near >= 0) best.splice(near, 1);
    best.push({ cell, sum });
    best.sort((a, b) => b.sum - a.sum);
    best.length = Math.min(best.length, most);
  }
  return best.map(({ cell }) => cell);
}

const least = (best: readonly { readonly sum: number }[], most: number): number =>
  best.length < most ? 0 : best[most - 1].sum;

/** The first cell from `cell` on with a sum above this; the last if there is none. */
function next(cells: Uint16Array, cell: number, sum: number): number {
  const last = cells.length - 1;
  while (cell < last && cells[cell - 1] + cells[cell] + cells[cell + 1] <= sum) cell++;
  return cell;
}
