import { TIME_CELL_TICKS } from "./landmarks.ts";
import { type Landmarks, Postings, RANGES_AT_ONCE } from "./postings.ts";
import type { Probes } from "./probes.ts";

/** A place on a segment's timeline where the clip may start, and how many landmarks say so. */
export interface Nomination {
  readonly votes: number;
  /** Timeline ticks of the clip's first sample, to about ±32 ms. */
  readonly ticks: number;
}

/** The filter counts groups of 4 places, 128 ms, in one byte each: it stays in the processor's second-level cache. */
const GROUP_BITS = 2;
const SMALLEST_FILTER_BITS = 10;
const LARGEST_FILTER_BITS = 20;

/** Groups whose places are counted are those hit most: one for so many postings looked at, and at least so many. */
const VISITS_PER_GROUP = 64;
const FEWEST_GROUPS = 512;

const SMALLEST_TABLE_BITS = 8;
/** Places looked at closely for each one nominated, however many tie. */
const FINALISTS_PER_NOMINATION = 8;

const GOLDEN = 0x9e3779b1;

/** Words in a line of the processor's cache. */
const LINE_WORDS = 16;

/**
 * Counts, for every place on a timeline, the landmarks that agree on the clip starting there. Places (posting − probe
 * time) are gathered first, since ranges lie all over an index of gigabytes. Nearly all are chance: a first pass counts
 * them coarsely in a small hashed table, a second one counts exactly those whose group of places was hit often enough, in
 * an open-addressing table from place to count. Tables are kept between searches.
 */
export class Voter {
  readonly #postings = new Postings();
  /** Where the clip starts by each posting. */
  #gathered = new Int32Array(1 << SMALLEST_TABLE_BITS);
  #filter = new Uint8Array(1 << SMALLEST_FILTER_BITS);
  /** Groups that were hit so often, or more often. */
  readonly #reached = new Uint32Array(256);
  /** Place, count, place, count … */
  #table = new Int32Array(2 << SMALLEST_TABLE_BITS);
  #tableBits = SMALLEST_TABLE_BITS;
  #used = new Int32Array(1 << SMALLEST_TABLE_BITS);
  #usedCount = 0;
  #touched = 0;

  /**
   * The `most` best places, best first; the votes of the two neighbouring places count as well.
   * @param mostVisits postings looked at; beyond it the longest ranges, which tell least, are left out. It keeps the cost
   * of a vote in a large catalogue near its cost in a small one.
   */
  nominate(probes: Probes, landmarks: Landmarks, most: number, mostVisits = Number.POSITIVE_INFINITY): Nomination[] {
    const postings = this.#postings;
    postings.reserve(probes.length);
    landmarks.find(probes, postings);
    const visits = keepWithin(mostVisits, postings, probes.length);
    if (visits === 0) return [];
    if (this.#gathered.length < visits) this.#gathered = new Int32Array(visits * 2);
    this.#touched ^= gather(postings, probes, this.#gathered);
    const filterBits = Math.max(SMALLEST_FILTER_BITS, Math.min(LARGEST_FILTER_BITS, Math.ceil(Math.log2(visits)) + 1));
    const passing = this.#filterPass(visits, filterBits, Math.max(FEWEST_GROUPS, visits / VISITS_PER_GROUP));
    this.#countPass(visits, filterBits, passing);
    return this.#best(most);
  }

  /** @returns the fewest hits a group must have for at most `mostGroups` to have them */
  #filterPass(visits: number, bits: number, mostGroups: number): number {
    if (this.#filter.length < 2 ** bits) this.#filter = new Uint8Array(2 ** bits);
    else this.#filter.fill(0, 0, 2 ** bits);
    const reached = this.#reached.fill(0);
    countGroups(this.#gathered, visits, this.#filter, 32 - bits, reached);
    // What was hit once is not counted: it says nothing where there is more, and where there is not all may pass.
    if (reached[2] <= mostGroups / 4) return 1;
    let passing = 2;
    while (passing < 255 && reached[passing] > mostGroups) passing++;
    return passing;
  }

  /** Counts exactly the places of groups with at least `passing` hits. */
  #countPass(visits: number, bits: number, passing: number): void {
    this.#clearTable();
    const gathered = this.#gathered;
    const left = keepGroups(gathered, visits, this.#filter, 32 - bits, passing);
    for (let i = 0; i < left; i++) this.#count(gathered[i]);
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
    const nominations = this.#finalists(most * FINALISTS_PER_NOMINATION).map((place) => ({
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

  /** Places with the highest counts of their own, in the order they were first seen. */
  #finalists(most: number): number[] {
    const histogram = new Uint32Array(256);
    for (let i = 0; i < this.#usedCount; i++) histogram[Math.min(255, this.#table[this.#used[i] + 1])]++;
    let threshold = 255;
    for (let above = histogram[255]; threshold > 1 && above + histogram[threshold - 1] <= most; ) {
      above += histogram[--threshold];
    }
    const places: number[] = [];
    for (let i = 0; i < this.#usedCount && places.length < most; i++) {
      const slot = this.#used[i];
      if (this.#table[slot + 1] >= threshold) places.push(this.#table[slot]);
    }
    return places;
  }
}

// The hot loops are functions of their own that end with the loop. V8 compiles a loop while it runs for the first time,
// knows nothing yet of what follows, and falls back to its interpreter there, again at every call.

/**
 * Writes where the clip starts by each posting, a few ranges at a time: first a word of each line of the cache that they
 * fill is read, then all. The first reads wait for memory side by side; those of one range after the other would not.
 * @returns a number of no use, so that reading ahead is not optimised away
 */
function gather({ places, starts, ends }: Postings, { times, length }: Probes, into: Int32Array): number {
  let touched = 0;
  let count = 0;
  for (let from = 0; from < length; from += RANGES_AT_ONCE) {
    const to = Math.min(length, from + RANGES_AT_ONCE);
    touched ^= touchLines(places, starts, ends, from, to);
    count = copyStarts(places, starts, ends, times, from, to, into, count);
  }
  return touched;
}

function touchLines(places: Int32Array, starts: Int32Array, ends: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    for (let j = starts[i], end = ends[i]; j < end; j = (j | (LINE_WORDS - 1)) + 1) sum ^= places[j];
  }
  return sum;
}

/** @returns how many `into` holds then */
function copyStarts(
  places: Int32Array,
  starts: Int32Array,
  ends: Int32Array,
  times: Int32Array,
  from: number,
  to: number,
  into: Int32Array,
  count: number,
): number {
  for (let i = from; i < to; i++) {
    const time = times[i];
    for (let j = starts[i], end = ends[i]; j < end; j++) into[count++] = places[j] - time;
  }
  return count;
}

/** Counts hits of groups, up to 255, and of each count the groups that reached it. */
function countGroups(
  places: Int32Array,
  length: number,
  filter: Uint8Array,
  shift: number,
  reached: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const slot = Math.imul(places[i] >> GROUP_BITS, GOLDEN) >>> shift;
    const count = filter[slot];
    if (count === 255) continue;
    filter[slot] = count + 1;
    reached[count + 1]++;
  }
}

/** Moves to the front the places of groups with at least `passing` hits. @returns how many */
function keepGroups(places: Int32Array, length: number, filter: Uint8Array, shift: number, passing: number): number {
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const place = places[i];
    if (filter[Math.imul(place >> GROUP_BITS, GOLDEN) >>> shift] >= passing) places[kept++] = place;
  }
  return kept;
}

/** Leaves out the longest ranges until at most `most` postings are left. @returns how many */
function keepWithin(most: number, { starts, ends }: Postings, length: number): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += ends[i] - starts[i];
  if (total <= most) return total;
  const byClass = new Float64Array(4 * 33);
  for (let i = 0; i < length; i++) byClass[lengthClass(ends[i] - starts[i])] += ends[i] - starts[i];
  let longest = 0;
  let kept = 0;
  while (kept + byClass[longest] <= most) kept += byClass[longest++];
  for (let i = 0; i < length; i++) if (lengthClass(ends[i] - starts[i]) >= longest) ends[i] = starts[i];
  return kept;
}

/** Four classes an octave. */
function lengthClass(count: number): number {
  const octave = 31 - Math.clz32(count);
  return octave < 2 ? count : 4 * octave + ((count >>> (octave - 2)) & 3);
}
