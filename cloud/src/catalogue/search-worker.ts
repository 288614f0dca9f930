// Worker thread: looks at segments that all threads share. One search at a time.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentError, type SegmentErrorCode, type SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";

export type SearchTask =
  | {
      readonly kind: "identify";
      readonly clip: Constellation;
      /** Grows whenever `segments` are others. */
      readonly generation: number;
      /** Checked before. */
      readonly segments: readonly SegmentMemory[];
    }
  | { readonly kind: "check"; readonly segment: SegmentMemory };

/** Errors lose their class on the way between threads, so those that are expected travel as values. */
export type SearchResult =
  | { readonly kind: "identified"; readonly identification: Identification }
  | { readonly kind: "sound" }
  | { readonly kind: "refused"; readonly code: SegmentErrorCode; readonly message: string };

let open = { generation: -1, matcher: new Matcher([]) };

export default function search(task: SearchTask): SearchResult {
  switch (task.kind) {
    case "identify":
      if (open.generation !== task.generation) {
        open = { generation: task.generation, matcher: new Matcher(task.segments.map(Segment.trusted)) };
      }
      return { kind: "identified", identification: open.matcher.identify(task.clip) };
    case "check":
      return check(task.segment);
  }
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
