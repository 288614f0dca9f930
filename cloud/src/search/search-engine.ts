// The port that Postgres and Meilisearch stand behind. An engine nominates; which nominee comes first, what is
// highlighted and counted is decided in one place for both (song-search.ts).
import type { Query, Ranker } from "@sonica/shared/src/text/rank.ts";
import type { SearchDocument } from "./document.ts";

/** Most songs an engine nominates for one question. */
export const MAX_NOMINEES = 120;

/** Empty lists let everything pass; of several values any will do. */
export interface Filters {
  readonly language: readonly string[];
  readonly genre: readonly string[];
  /** Artist ids. */
  readonly artist: readonly string[];
  /** Album ids. */
  readonly film: readonly string[];
  readonly year: readonly number[];
}

export interface Nomination {
  /** Each once. Without words in the query: the newest first. */
  readonly documents: readonly SearchDocument[];
  /** There may be more than these. */
  readonly isCut: boolean;
}

export interface SearchEngine {
  readonly name: "postgres" | "meilisearch";
  /** Asked before a server that was away is used again. @throws EngineAwayError */
  check?(): Promise<void>;
  /** @param ranker of the same query, for engines that look further while nothing good was found. */
  nominate(query: Query, filters: Filters, ranker: Ranker): Promise<Nomination>;
}

/** The search server is away or refuses: another engine may answer in its place. */
export class EngineAwayError extends Error {
  override readonly name = "EngineAwayError";
}
