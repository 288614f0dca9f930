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
  language: values(z.string().min(2).max(35)).describe("BCP 47."),
  genre: values(z.string().min(1).max(100)),
  artist: values(z.uuid()).describe("Artist ids."),
  film: values(z.uuid()).describe("Ids of films."),
  year: values(wholeNumber(1800, 2200)),
  limit: wholeNumber(1, MAX_PAGE_HITS).default(DEFAULT_PAGE_HITS),
  cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
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

export const NameHighlights = z
  .object({
    latin: z.array(TextRange).default([]),
    devanagari: z.array(TextRange).default([]),
  })
  .meta({
    id: "NameHighlights",
    description: "The parts of a name, in each script, that were asked for. Ranges in the name as given, never markup.",
  });
export type NameHighlights = z.infer<typeof NameHighlights>;

export const SearchHit = z
  .object({
    recording: Recording,
    year: z.int().optional().describe("Release year, also of recordings without an album."),
    reading: Name.describe(
      "The title in the script it is not known in, transliterated by rule: a reading, not a spelling.",
    ),
    highlights: z.object({
      title: NameHighlights,
      artists: z.array(NameHighlights).describe("In the order of the recording's artists."),
      album: NameHighlights,
    }),
    score: z.number().describe("0 to 1: how much it is like what was typed; 1 when nothing was typed."),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof SearchHit>;

const Count = z.object({ value: z.string(), count: z.int() });
const NamedCount = Count.extend({ name: Name });

export const Facets = z
  .object({
    language: z.array(Count),
    genre: z.array(Count),
    artist: z.array(NamedCount),
    film: z.array(NamedCount),
    year: z.array(Count),
  })
  .meta({
    id: "Facets",
    description:
      "Counted over the hits, at most the best few hundred; the most frequent first. `value` goes into the filter.",
  });
export type Facets = z.infer<typeof Facets>;

const Timing = z.object({
  elapsedMs: z.number().describe("Time the matcher took, milliseconds."),
});

export const SearchAnswer = Timing.extend({
  hits: z.array(SearchHit),
  total: z.int().describe("Hits in all; when it is not exact there are at least as many."),
  isTotalExact: z.boolean(),
  facets: Facets,
  nextCursor: z.string().optional(),
  engine: z.enum(["postgres", "meilisearch"]),
  isFallback: z.boolean().describe("The search server was away: Postgres answered in its place."),
}).meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const Suggestion = z
  .object({
    kind: z.enum(["song", "artist", "film"]),
    id: z.uuid().describe("Of the recording, the artist or the album."),
    name: Name,
    language: z.string().optional().describe("BCP 47, of a song it comes from."),
    highlights: NameHighlights,
  })
  .meta({ id: "Suggestion" });
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestAnswer = Timing.extend({ suggestions: z.array(Suggestion) }).meta({ id: "SuggestAnswer" });
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;

export const TrendingAnswer = Timing.extend({
  songs: z
    .array(z.object({ recording: Recording, times: z.int() }))
    .describe("What this matcher named most in the last days; empty when it named nothing."),
  days: z.int(),
}).meta({ id: "TrendingAnswer" });
export type TrendingAnswer = z.infer<typeof TrendingAnswer>;
