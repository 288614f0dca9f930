import type { Constellation } from "../fingerprint/constellation.ts";
import { type Explanation, explain } from "./explain.ts";
import { type Expected, type Followed, follow } from "./follow.ts";
import { IndexSearch } from "./index-search.ts";
import type { Segment } from "./segment.ts";
import type { Identification } from "./verdict.ts";

/** Finds recordings by constellation in segments in memory. One clip at a time. */
export class Matcher {
  readonly #segments: readonly Segment[];
  readonly #search: IndexSearch;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#search = new IndexSearch(segments);
  }

  get recordingCount(): number {
    return this.#search.recordingCount;
  }

  get catalogueSeconds(): number {
    return this.#search.catalogueSeconds;
  }

  identify(clip: Constellation): Identification {
    const steps = this.#search.steps(clip);
    // Everything is at hand.
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** Why it was identified so: as slow as the slowest search. */
  explain(clip: Constellation, identification: Identification): Explanation {
    return explain(this.#segments, clip, identification);
  }

  /** Whether a recording goes on as expected: no search. */
  follow(clip: Constellation, expected: Expected): Followed | undefined {
    return follow(this.#segments, clip, expected);
  }
}
