// Landmarks on disk, in runs by hash: each run covers 8,192 neighbouring hashes and is small enough to be sorted in memory.
//
//   one scratch file of chunks, each of 1,024 landmarks of one run: u32 hash, u32 place, …
//
// In memory: one unfinished chunk for each of 3,678 runs, 30 MB, and one run while it is sorted: at 100,000 recordings
// 1.6 MB on average.
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { HASH_COUNT } from "@sonica/shared/src/match/landmarks.ts";
import type { PostingLayout } from "@sonica/shared/src/match/segment-format.ts";

const RUN_BITS = 13;
const RUNS = (HASH_COUNT >>> RUN_BITS) + 1;
const CHUNK_LANDMARKS = 1024;
const CHUNK_BYTES = CHUNK_LANDMARKS * 8;

interface SortedRun {
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
  readonly length: number;
}

export class LandmarkRuns {
  readonly #path: string;
  readonly #file: number;
  /** Hash, place, hash, place … */
  readonly #open = new Uint32Array(RUNS * CHUNK_LANDMARKS * 2);
  readonly #filled = new Uint16Array(RUNS);
  /** Numbers of a run's chunks in the file. */
  readonly #chunks: number[][] = Array.from({ length: RUNS }, () => []);
  #chunkCount = 0;
  length = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "w+");
  }

  /** Landmarks come in order of place. */
  add(hash: number, place: number): void {
    const run = hash >>> RUN_BITS;
    const at = (run * CHUNK_LANDMARKS + this.#filled[run]) * 2;
    this.#open[at] = hash;
    this.#open[at + 1] = place;
    this.length++;
    if (++this.#filled[run] === CHUNK_LANDMARKS) this.#spill(run);
  }

  #spill(run: number): void {
    writeSync(this.#file, this.#open, run * CHUNK_BYTES, CHUNK_BYTES, this.#chunkCount * CHUNK_BYTES);
    this.#chunks[run].push(this.#chunkCount++);
    this.#filled[run] = 0;
  }

  /** All landmarks in the order in which a segment of this layout has its postings. */
  *sorted(layout: PostingLayout): Generator<SortedRun> {
    // Runs that share a bucket are sorted as one: there are few landmarks then.
    const runsTogether = 2 ** Math.max(0, layout.bucketShift - RUN_BITS);
    for (let first = 0; first < RUNS; first += runsTogether) {
      const runs = Array.from({ length: Math.min(runsTogether, RUNS - first) }, (_, i) => this.#read(first + i));
      yield sortRun(runs.length === 1 ? runs[0] : joined(runs), layout);
    }
  }

  #read(run: number): Uint32Array {
    const chunks = this.#chunks[run];
    const words = new Uint32Array((chunks.length * CHUNK_LANDMARKS + this.#filled[run]) * 2);
    for (const [i, chunk] of chunks.entries()) {
      readSync(this.#file, words, i * CHUNK_BYTES, CHUNK_BYTES, chunk * CHUNK_BYTES);
    }
    const start = run * CHUNK_LANDMARKS * 2;
    words.set(this.#open.subarray(start, start + this.#filled[run] * 2), chunks.length * CHUNK_LANDMARKS * 2);
    return words;
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}

function joined(runs: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(runs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const run of runs) {
    all.set(run, at);
    at += run.length;
  }
  return all;
}

/** By what of the hash a posting keeps, then by place: a counting sort, or a plain one where hashes lie far apart. */
function sortRun(words: Uint32Array, { bucketShift, restBits }: PostingLayout): SortedRun {
  const length = words.length / 2;
  const hashes = new Uint32Array(length);
  const places = new Uint32Array(length);
  const shift = bucketShift - restBits;
  if (bucketShift > RUN_BITS) {
    const order = Uint32Array.from({ length }, (_, i) => i).sort(
      (a, b) => (words[2 * a] >>> shift) - (words[2 * b] >>> shift) || words[2 * a + 1] - words[2 * b + 1],
    );
    for (const [i, from] of order.entries()) {
      hashes[i] = words[2 * from];
      places[i] = words[2 * from + 1];
    }
    return { hashes, places, length };
  }
  const lowest = length === 0 ? 0 : (words[0] >>> RUN_BITS) << (RUN_BITS - shift);
  const next = new Uint32Array((1 << (RUN_BITS - shift)) + 1);
  for (let i = 0; i < length; i++) next[(words[2 * i] >>> shift) - lowest + 1]++;
  for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
  for (let i = 0; i < length; i++) {
    const at = next[(words[2 * i] >>> shift) - lowest]++;
    hashes[at] = words[2 * i];
    places[at] = words[2 * i + 1];
  }
  return { hashes, places, length };
}
