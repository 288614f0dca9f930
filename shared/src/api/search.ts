// The contract of song search, written once: the server parses requests and answers with it, the client parses with it.
import * as z from "zod";
import { Name, Recording } from "./contract.ts";

/** Longest text that is searched for, UTF-16 code units. */
export const MAX_QUERY_LENGTH = 200;
const DEFAULT_PAGE_HITS = 20;
const MAX_PAGE_HITS = 50;
const MAX_SUGGESTIONS = 10;
/** Values of one facet that may be asked for together. */
const MAX_VALUES = 20;

/** Once or several times in the address: any of the values will do. */
const values = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(value).max(MAX_VALUES).default([]));

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Parameters of GET /v1/search. Without `q` the songs that pass the filters, the newest first. */
export const SearchParameters = z.object({
  q: z.string().max(MAX_QUERY_LENGTH).default(""),
  /** BCP 47. */
  language: values(z.string().min(2).max(35)),
  genre: values(z.string().min(1).max(100)),
  /** Artist ids. */
  artist: values(z.uuid()),
  /** Ids of films. */
  film: values(z.uuid()),
  year: values(wholeNumber(1800, 2200)),
  limit: wholeNumber(1, MAX_PAGE_HITS).default(DEFAULT_PAGE_HITS),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
});
export type SearchParameters = z.infer<typeof SearchParameters>;

export const SuggestParameters = z.object({
  q: z.string().max(MAX_QUERY_LENGTH).default(""),
  limit: wholeNumber(1, MAX_SUGGESTIONS).default(6),
});
export type SuggestParameters = z.infer<typeof SuggestParameters>;

export const TrendingParameters = z.object({
  limit: wholeNumber(1, MAX_PAGE_HITS).default(10),
});
export type TrendingParameters = z.infer<typeof TrendingParameters>;

/** From, to, in UTF-16 code units; `to` is not included. */
const TextRange = z.tuple([z.int().min(0), z.int().min(0)]);

/** The parts of a name, in each script, that were asked for. Ranges in the name as given, never markup. */
export const NameHighlights = z.object({
  latin: z.array(TextRange).default([]),
  devanagari: z.array(TextRange).default([]),
});
export type NameHighlights = z.infer<typeof NameHighlights>;

export const SearchHit = z.object({
  recording: Recording,
  /** Release year, also of recordings without an album. */
  year: z.int().optional(),
  /** The title in the script it is not known in, transliterated by rule: a reading, not a spelling. */
  reading: Name,
  highlights: z.object({
    title: NameHighlights,
    /** In the order of the recording's artists. */
    artists: z.array(NameHighlights),
    album: NameHighlights,
  }),
  /** 0 to 1: how much it is like what was typed; 1 when nothing was typed. */
  score: z.number(),
});
export type SearchHit = z.infer<typeof SearchHit>;

const Count = z.object({ value: z.string(), count: z.int() });
const NamedCount = Count.extend({ name: Name });

/** Counted over the hits, at most the best few hundred; the most frequent first. `value` goes into the filter. */
export const Facets = z.object({
  language: z.array(Count),
  genre: z.array(Count),
  artist: z.array(NamedCount),
  film: z.array(NamedCount),
  year: z.array(Count),
});
export type Facets = z.infer<typeof Facets>;

const Timing = z.object({
  /** Time the matcher took, milliseconds. */
  elapsedMs: z.number(),
});

export const SearchAnswer = Timing.extend({
  hits: z.array(SearchHit),
  /** Hits in all; when it is not exact there are at least as many. */
  total: z.int(),
  isTotalExact: z.boolean(),
  facets: Facets,
  nextCursor: z.string().optional(),
  engine: z.enum(["postgres", "meilisearch"]),
  /** The search server was away: Postgres answered in its place. */
  isFallback: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const Suggestion = z.object({
  kind: z.enum(["song", "artist", "film"]),
  /** Of the recording, the artist or the album. */
  id: z.uuid(),
  name: Name,
  /** BCP 47, of a song it comes from. */
  language: z.string().optional(),
  highlights: NameHighlights,
});
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestAnswer = Timing.extend({ suggestions: z.array(Suggestion) });
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;

export const TrendingAnswer = Timing.extend({
  /** What this matcher named most in the last days; empty when it named nothing. */
  songs: z.array(z.object({ recording: Recording, times: z.int() })),
  days: z.int(),
});
export type TrendingAnswer = z.infer<typeof TrendingAnswer>;
