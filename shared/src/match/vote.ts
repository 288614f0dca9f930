import { TIME_CELL_TICKS } from "./landmarks.ts";
import type { Probes } from "./probes.ts";
import type { Segment } from "./segment.ts";

/** A place on a segment's timeline where the clip may start, and how many landmarks say so. */
export interface Nomination {
  readonly votes: number;
  /** Timeline ticks of the clip's first sample, to about ±32 ms. */
  readonly ticks: number;
}

const SMALLEST_TABLE_BITS = 12;
const LARGEST_TABLE_BITS = 22;
/** Entries looked at closely, however many tie. */
const MOST_FINALISTS = 256;

/**
 * Counts, for every place on a segment's timeline, the landmarks that agree on the clip starting there: an
 * open-addressing table from place (posting − probe time) to count. Tables are kept between queries.
 */
export class Voter {
  #keys = new Int32Array(1 << SMALLEST_TABLE_BITS);
  #counts = new Uint16Array(1 << SMALLEST_TABLE_BITS);
  #bits = SMALLEST_TABLE_BITS;

  /** The `most` best places, best first; the votes of the two neighbouring places count as well. */
  nominate(probes: Probes, segment: Segment, most: number): Nomination[] {
    this.#prepare(visitsOf(probes, segment));
    this.#count(probes, segment);
    return this.#best(most);
  }

  #prepare(visits: number): void {
    const wanted = Math.ceil(Math.log2(Math.max(1, visits) * 2));
    this.#bits = Math.max(SMALLEST_TABLE_BITS, Math.min(LARGEST_TABLE_BITS, wanted));
    const size = 1 << this.#bits;
    if (this.#keys.length < size) {
      this.#keys = new Int32Array(size);
      this.#counts = new Uint16Array(size);
    } else {
      this.#counts.fill(0, 0, size);
    }
  }

  #count({ hashes, times, length }: Probes, { bucketOffsets, postings }: Segment): void {
    const keys = this.#keys;
    const counts = this.#counts;
    const shift = 32 - this.#bits;
    const mask = (1 << this.#bits) - 1;
    const buckets = bucketOffsets.length - 1;
    let room = Math.floor(mask * 0.9);
    for (let i = 0; i < length; i++) {
      const bucket = hashes[i] % buckets;
      const time = times[i];
      for (let j = bucketOffsets[bucket], end = bucketOffsets[bucket + 1]; j < end; j++) {
        const key = postings[j] - time;
        let slot = Math.imul(key, 0x9e3779b1) >>> shift;
        while (counts[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
        if (counts[slot] === 0) {
          if (room === 0) continue;
          room--;
          keys[slot] = key;
        }
        counts[slot]++;
      }
    }
  }

  #countOf(key: number): number {
    const mask = (1 << this.#bits) - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - this.#bits);
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return this.#counts[slot];
  }

  #best(most: number): Nomination[] {
    const finalists = this.#finalists();
    const nominations = finalists.map((key) => ({
      key,
      votes: this.#countOf(key) + this.#countOf(key - 1) + this.#countOf(key + 1),
    }));
    nominations.sort((a, b) => b.votes - a.votes || a.key - b.key);
    const best: { key: number; votes: number }[] = [];
    for (const nomination of nominations) {
      if (best.length === most) break;
      if (best.every(({ key }) => Math.abs(key - nomination.key) > 1)) best.push(nomination);
    }
    return best.map(({ key, votes }) => ({ votes, ticks: key * TIME_CELL_TICKS }));
  }

  /** Keys with the highest counts of their own, at most MOST_FINALISTS, in table order. */
  #finalists(): number[] {
    const size = 1 << this.#bits;
    const histogram = new Uint32Array(256);
    for (let slot = 0; slot < size; slot++) histogram[Math.min(255, this.#counts[slot])]++;
    let threshold = 255;
    for (let above = histogram[255]; threshold > 1 && above + histogram[threshold - 1] <= MOST_FINALISTS; ) {
      above += histogram[--threshold];
    }
    const keys: number[] = [];
    for (let slot = 0; slot < size && keys.length < MOST_FINALISTS; slot++) {
      if (this.#counts[slot] >= threshold) keys.push(this.#keys[slot]);
    }
    return keys;
  }
}

/** Postings that counting will visit. */
function visitsOf({ hashes, length }: Probes, { bucketOffsets }: Segment): number {
  const buckets = bucketOffsets.length - 1;
  let visits = 0;
  for (let i = 0; i < length; i++) {
    const bucket = hashes[i] % buckets;
    visits += bucketOffsets[bucket + 1] - bucketOffsets[bucket];
  }
  return visits;
}
