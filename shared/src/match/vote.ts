import { TIME_CELL_TICKS } from "./landmarks.ts";
import { type Landmarks, Postings, RANGES_AT_ONCE } from "./postings.ts";
import type { Probes } from "./probes.ts";
import { Tally } from "./tally.ts";

/** A place on a segment's timeline where the clip may start, and how many landmarks say so. */
export interface Nomination {
  readonly votes: number;
  /** Timeline ticks of the clip's first sample, to about ±32 ms. */
  readonly ticks: number;
}

/** The filter counts groups of 4 places, 128 ms, in one byte each: it stays in the processor's second-level cache. */
const SMALLEST_FILTER_BITS = 10;
const LARGEST_FILTER_BITS = 20;

/** Groups whose places are counted are those hit most: one for so many postings looked at, and at least so many. */
const VISITS_PER_GROUP = 64;
const FEWEST_GROUPS = 512;

/** Places looked at closely for each one nominated, however many tie. */
const FINALISTS_PER_NOMINATION = 8;

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
  /** Where the clip starts by each posting, and counts of that. */
  readonly #tally = new Tally();
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
    const tally = this.#tally;
    tally.reserve(visits);
    this.#touched ^= gather(postings, probes, tally.row);
    tally.count(visits, filterBitsFor(visits));
    const kept = tally.keep(visits, fewestHits(tally, Math.max(FEWEST_GROUPS, visits / VISITS_PER_GROUP)));
    const votes = tally.distinct(kept);
    return best(finalists(tally.row, votes, most * FINALISTS_PER_NOMINATION), tally, most);
  }
}

const filterBitsFor = (visits: number): number =>
  Math.max(SMALLEST_FILTER_BITS, Math.min(LARGEST_FILTER_BITS, Math.ceil(Math.log2(visits)) + 1));

/** @returns the fewest hits a group must have for at most `mostGroups` to have them */
function fewestHits(tally: Tally, mostGroups: number): number {
  // What was hit once is not counted: it says nothing where there is more, and where there is not all may pass.
  let reached = tally.reached(2);
  if (reached <= mostGroups / 4) return 1;
  let hits = 2;
  while (hits < 255 && reached > mostGroups) reached = tally.reached(++hits);
  return hits;
}

/** Places with the most votes of their own, in order. */
function finalists(places: Int32Array, votes: Int32Array, most: number): number[] {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < votes.length; i++) histogram[Math.min(255, votes[i])]++;
  let threshold = 255;
  for (let above = histogram[255]; threshold > 1 && above + histogram[threshold - 1] <= most; ) {
    above += histogram[--threshold];
  }
  const found: number[] = [];
  for (let i = 0; i < votes.length && found.length < most; i++) if (votes[i] >= threshold) found.push(places[i]);
  return found;
}

/** Those with the most votes, their neighbours' included. */
function best(places: readonly number[], tally: Tally, most: number): Nomination[] {
  const ranked = places.map((place) => ({
    place,
    votes: tally.votesOf(place) + tally.votesOf(place - 1) + tally.votesOf(place + 1),
  }));
  ranked.sort((a, b) => b.votes - a.votes || a.place - b.place);
  const chosen: { place: number; votes: number }[] = [];
  for (const nomination of ranked) {
    if (chosen.length === most) break;
    if (chosen.every(({ place }) => Math.abs(place - nomination.place) > 1)) chosen.push(nomination);
  }
  return chosen.map(({ place, votes }) => ({ votes, ticks: place * TIME_CELL_TICKS }));
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
