import type { Probes } from "./probes.ts";

/**
 * What the index answers to probes: for probe i, the places places[starts[i]] to places[ends[i]] (exclusive), in cells of
 * 32 ms on the timeline. Filled anew for each search; grows, never shrinks.
 */
export class Postings {
  places: Uint32Array = new Uint32Array(0);
  starts = new Uint32Array(1 << 12);
  ends = new Uint32Array(1 << 12);
  #own = new Uint32Array(1 << 12);

  reserve(probes: number): void {
    if (probes <= this.starts.length) return;
    this.starts = new Uint32Array(probes * 2);
    this.ends = new Uint32Array(probes * 2);
  }

  /** Room for places of its own, for an index that keeps them in another form; what is there stays. */
  ownPlaces(count: number): Uint32Array {
    if (count > this.#own.length) {
      const old = this.#own;
      this.#own = new Uint32Array(count * 2);
      this.#own.set(old);
    }
    this.places = this.#own;
    return this.#own;
  }
}

/** Where landmarks are looked up: a segment in memory, or what was fetched of one that is elsewhere. */
export interface Landmarks {
  /** Fills `found` for the probes. A range's postings are found once for each pair, however coarse the index is. */
  find(probes: Probes, found: Postings): void;
}
