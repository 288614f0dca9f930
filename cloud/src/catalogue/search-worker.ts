// Worker thread: looks at segments that all threads share. One search at a time.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Explanation } from "@sonica/shared/src/match/explain.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentError, type SegmentErrorCode, type SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";

/** What is searched. */
export interface Searched {
  /** Grows whenever `segments` are others. */
  readonly generation: number;
  /** Checked before. */
  readonly segments: readonly SegmentMemory[];
}

/** What can be asked about a clip. */
export type Question =
  | { readonly kind: "identify"; readonly clip: Constellation }
  | { readonly kind: "explain"; readonly clip: Constellation; readonly identification: Identification };

export type SearchTask = (Question & Searched) | { readonly kind: "check"; readonly segment: SegmentMemory };

/** Errors lose their class on the way between threads, so those that are expected travel as values. */
export type SearchResult =
  | { readonly kind: "identified"; readonly identification: Identification }
  | { readonly kind: "explained"; readonly explanation: Explanation }
  | { readonly kind: "sound" }
  | { readonly kind: "refused"; readonly code: SegmentErrorCode; readonly message: string };

let open = { generation: -1, matcher: new Matcher([]) };

export default function search(task: SearchTask): SearchResult {
  switch (task.kind) {
    case "identify":
      return { kind: "identified", identification: matcherOf(task).identify(task.clip) };
    case "explain":
      return { kind: "explained", explanation: matcherOf(task).explain(task.clip, task.identification) };
    case "check":
      return check(task.segment);
  }
}

function matcherOf({ generation, segments }: Searched): Matcher {
  if (open.generation !== generation) open = { generation, matcher: new Matcher(segments.map(Segment.trusted)) };
  return open.matcher;
}

function check(memory: SegmentMemory): SearchResult {
  try {
    Segment.from(memory);
    return { kind: "sound" };
  } catch (error) {
    if (error instanceof SegmentError) return { kind: "refused", code: error.code, message: error.message };
    throw error;
  }
}
