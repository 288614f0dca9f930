import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Explanation } from "@sonica/shared/src/match/explain.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import type { SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";

/** Who searches the catalogue's segments: threads of this process, or this process over Redis Cluster. */
export interface Searcher {
  /** What is searched from now on. */
  use(segments: readonly Segment[]): void;
  /** @throws SearchError when it cannot be answered now. */
  identify(clip: Constellation): Promise<Identification>;
  /** Why a clip was identified so. @throws SearchError likewise */
  explain(clip: Constellation, identification: Identification): Promise<Explanation>;
  /** Opens a segment without keeping this thread busy. @throws SegmentError */
  open(memory: SegmentMemory): Promise<Segment>;
  close(): Promise<void>;
}

export type SearchErrorCode = "search-busy" | "search-timeout" | "index-unreachable";

/** No answer now. Nothing is lost: the same question may be asked again. */
export class SearchError extends Error {
  override readonly name = "SearchError";
  constructor(
    readonly code: SearchErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
