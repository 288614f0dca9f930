import type { PeakWindow } from "./peak-window.ts";
import type { Probes } from "./probes.ts";

/** Ranges whose postings are read at once, so that the waits for memory overlap: their lines fit the first-level cache. */
export const RANGES_AT_ONCE = 32;

/**
 * What the index answers to probes: for probe i, the places places[starts[i]] to places[ends[i]] (exclusive), in cells of
 * 32 ms on the timeline. Filled anew for each search; grows, never shrinks.
 */
export class Postings {
  /** Signed, like everything here, because the counting loops are twice as fast then; a place is its 32 bits. */
  places: Int32Array = new Int32Array(0);
  starts = new Int32Array(1 << 12);
  ends = new Int32Array(1 << 12);
  /** First and last of what an index has to look through for a range, in units of its own; for those that need it. */
  firsts = new Int32Array(1 << 12);
  lasts = new Int32Array(1 << 12);
  #own = new Int32Array(1 << 12);

  reserve(probes: number): void {
    if (probes <= this.starts.length) return;
    this.starts = new Int32Array(probes * 2);
    this.ends = new Int32Array(probes * 2);
    this.firsts = new Int32Array(probes * 2);
    this.lasts = new Int32Array(probes * 2);
  }

  /** Room for places of its own, for an index that keeps them in another form; what is there stays. */
  ownPlaces(count: number): Int32Array {
    if (count > this.#own.length) {
      const old = this.#own;
      this.#own = new Int32Array(count * 2);
      this.#own.set(old);
    }
    this.places = this.#own;
    return this.#own;
  }
}

/** Where landmarks are looked up. */
export interface Landmarks {
  /** Fills `found` for the probes. A range's postings are found once for each pair, however coarse the index is. */
  find(probes: Probes, found: Postings): void;
}

/**
 * The postings port: an index as a search sees it. A segment in memory is one; an index elsewhere is another, which is
 * told what a search is about to look at (see Need) and has it at hand when it is asked.
 */
export interface SearchedIndex extends Landmarks {
  readonly recordingCount: number;
  /** Length of the timeline. */
  readonly seconds: number;
  recordingId(index: number): string;
  /** Where a recording starts on the timeline, ticks. */
  startTicks(index: number): number;
  durationTicks(index: number): number;
  /** The recording that is on the timeline at `ticks`; before the first it is the first, after the last the last. */
  recordingAt(ticks: number): number;
  /** Reads a recording's peaks from tick `from` to tick `to`, both counted from its start, into `window`. */
  readPeaks(index: number, from: number, to: number, window: PeakWindow): void;
}

/** What a search will look at next. */
export type Need =
  | {
      readonly kind: "landmarks";
      /** Fills one set of probes after the other, each valid until the next. */
      readonly probes: () => Iterable<Probes>;
    }
  | { readonly kind: "peaks"; readonly stretches: readonly Stretch[] };

/** A part of a recording, ticks from its start. */
interface Stretch {
  readonly index: SearchedIndex;
  readonly recording: number;
  readonly from: number;
  readonly to: number;
}

/** Steps of a search: each says what the next will look at; the last is the answer. */
export type Steps<Answer> = Generator<Need, Answer, undefined>;
