import { TIME_CELL_TICKS } from "./landmarks.ts";
import { type Landmarks, Postings } from "./postings.ts";
import type { Probes } from "./probes.ts";

/** A place on a segment's timeline where the clip may start, and how many landmarks say so. */
export interface Nomination {
  readonly votes: number;
  /** Timeline ticks of the clip's first sample, to about ±32 ms. */
  readonly ticks: number;
}

/**
 * Most postings one vote looks at; the longest ranges, which tell least, are left out beyond it. At 100,000 recordings
 * of four minutes this leaves out something under noise only; at a million it keeps the cost of a search near its cost at
 * a tenth of that.
 */
const MOST_VISITS = 1 << 20;

/** The filter counts groups of 4 places, 128 ms, in one byte each: it stays in the processor's second-level cache. */
const GROUP_BITS = 2;
const SMALLEST_FILTER_BITS = 10;
const LARGEST_FILTER_BITS = 20;

const SMALLEST_TABLE_BITS = 8;
/** Entries looked at closely, however many tie. */
const MOST_FINALISTS = 256;

const GOLDEN = 0x9e3779b1;

/**
 * Counts, for every place on a timeline, the landmarks that agree on the clip starting there. Nearly all postings are
 * chance: a first pass counts them coarsely in a small hashed table, a second one counts exactly those whose group of
 * places was hit often enough, in an open-addressing table from place (posting − probe time) to count. Tables are kept
 * between searches.
 */
export class Voter {
  readonly #postings = new Postings();
  #filter = new Uint8Array(1 << SMALLEST_FILTER_BITS);
  /** Place, count, place, count … */
  #table = new Int32Array(2 << SMALLEST_TABLE_BITS);
  #tableBits = SMALLEST_TABLE_BITS;
  #used = new Int32Array(1 << SMALLEST_TABLE_BITS);
  #usedCount = 0;

  /** The `most` best places, best first; the votes of the two neighbouring places count as well. */
  nominate(probes: Probes, landmarks: Landmarks, most: number): Nomination[] {
    const postings = this.#postings;
    postings.reserve(probes.length);
    landmarks.find(probes, postings);
    const visits = keepWithin(MOST_VISITS, postings, probes.length);
    if (visits === 0) return [];
    const filterBits = Math.max(SMALLEST_FILTER_BITS, Math.min(LARGEST_FILTER_BITS, Math.ceil(Math.log2(visits)) + 1));
    const density = visits / 2 ** filterBits;
    const passing = density > 0.8 ? 3 : density > 0.1 ? 2 : 1;
    this.#filterPass(probes, filterBits);
    this.#countPass(probes, filterBits, passing);
    return this.#best(most);
  }

  #filterPass({ times, length }: Probes, bits: number): void {
    if (this.#filter.length < 2 ** bits) this.#filter = new Uint8Array(2 ** bits);
    else this.#filter.fill(0, 0, 2 ** bits);
    const filter = this.#filter;
    const { places, starts, ends } = this.#postings;
    const shift = 32 - bits;
    for (let i = 0; i < length; i++) {
      const time = times[i];
      for (let j = starts[i], end = ends[i]; j < end; j++) {
        const slot = Math.imul((places[j] - time) >> GROUP_BITS, GOLDEN) >>> shift;
        const count = filter[slot];
        if (count < 255) filter[slot] = count + 1;
      }
    }
  }

  /** Counts exactly the places of groups with at least `passing` hits. */
  #countPass({ times, length }: Probes, bits: number, passing: number): void {
    this.#clearTable();
    const filter = this.#filter;
    const { places, starts, ends } = this.#postings;
    const shift = 32 - bits;
    for (let i = 0; i < length; i++) {
      const time = times[i];
      for (let j = starts[i], end = ends[i]; j < end; j++) {
        const place = (places[j] - time) | 0;
        if (filter[Math.imul(place >> GROUP_BITS, GOLDEN) >>> shift] >= passing) this.#count(place);
      }
    }
  }

  #count(place: number): void {
    const table = this.#table;
    const mask = (2 << this.#tableBits) - 1;
    let slot = (Math.imul(place, GOLDEN) >>> (32 - this.#tableBits)) << 1;
    while (table[slot + 1] !== 0 && table[slot] !== place) slot = (slot + 2) & mask;
    if (table[slot + 1]++ !== 0) return;
    table[slot] = place;
    this.#used[this.#usedCount++] = slot;
    if (this.#usedCount > this.#used.length * 0.7) this.#growTable();
  }

  #growTable(): void {
    const old = this.#table;
    const used = this.#used.subarray(0, this.#usedCount);
    this.#tableBits++;
    this.#table = new Int32Array(2 << this.#tableBits);
    this.#used = new Int32Array(1 << this.#tableBits);
    this.#usedCount = 0;
    for (const slot of used) {
      const at = this.#slotOf(old[slot]);
      this.#table[at] = old[slot];
      this.#table[at + 1] = old[slot + 1];
      this.#used[this.#usedCount++] = at;
    }
  }

  #clearTable(): void {
    for (let i = 0; i < this.#usedCount; i++) this.#table[this.#used[i] + 1] = 0;
    this.#usedCount = 0;
  }

  #slotOf(place: number): number {
    const mask = (2 << this.#tableBits) - 1;
    let slot = (Math.imul(place, GOLDEN) >>> (32 - this.#tableBits)) << 1;
    while (this.#table[slot + 1] !== 0 && this.#table[slot] !== place) slot = (slot + 2) & mask;
    return slot;
  }

  #countOf(place: number): number {
    return this.#table[this.#slotOf(place | 0) + 1];
  }

  #best(most: number): Nomination[] {
    const nominations = this.#finalists().map((place) => ({
      place,
      votes: this.#countOf(place) + this.#countOf(place - 1) + this.#countOf(place + 1),
    }));
    nominations.sort((a, b) => b.votes - a.votes || a.place - b.place);
    const best: { place: number; votes: number }[] = [];
    for (const nomination of nominations) {
      if (best.length === most) break;
      if (best.every(({ place }) => Math.abs(place - nomination.place) > 1)) best.push(nomination);
    }
    return best.map(({ place, votes }) => ({ votes, ticks: place * TIME_CELL_TICKS }));
  }

  /** Places with the highest counts of their own, at most MOST_FINALISTS, in the order they were first seen. */
  #finalists(): number[] {
    const histogram = new Uint32Array(256);
    for (let i = 0; i < this.#usedCount; i++) histogram[Math.min(255, this.#table[this.#used[i] + 1])]++;
    let threshold = 255;
    for (let above = histogram[255]; threshold > 1 && above + histogram[threshold - 1] <= MOST_FINALISTS; ) {
      above += histogram[--threshold];
    }
    const places: number[] = [];
    for (let i = 0; i < this.#usedCount && places.length < MOST_FINALISTS; i++) {
      const slot = this.#used[i];
      if (this.#table[slot + 1] >= threshold) places.push(this.#table[slot]);
    }
    return places;
  }
}

/** Leaves out the longest ranges until at most `most` postings are left. @returns how many */
function keepWithin(most: number, { starts, ends }: Postings, length: number): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += ends[i] - starts[i];
  if (total <= most) return total;
  // Postings in ranges of each length class, an eighth of an octave wide.
  const byClass = new Float64Array(8 * 33);
  const classOf = (count: number): number => (count === 0 ? 0 : Math.floor(8 * Math.log2(count)) + 1);
  for (let i = 0; i < length; i++) byClass[classOf(ends[i] - starts[i])] += ends[i] - starts[i];
  let longest = 0;
  let kept = 0;
  while (kept + byClass[longest] <= most) kept += byClass[longest++];
  for (let i = 0; i < length; i++) if (classOf(ends[i] - starts[i]) >= longest) ends[i] = starts[i];
  return kept;
}
