// The REST contract, written once: the server answers with it, the client parses with it, OpenAPI is generated from it.
import * as z from "zod";

export const CONSTELLATION_MEDIA_TYPE = "application/vnd.sonica.constellation";

/** Largest body POST /v1/identify reads, bytes. */
export const MAX_CONSTELLATION_BYTES = 64 * 1024;

/** A name in the scripts it is known in; at least one is there. `latin` is what a person would type. */
export const Name = z.object({
  latin: z.string().optional(),
  devanagari: z.string().optional(),
});
export type Name = z.infer<typeof Name>;

export const Artist = z.object({
  id: z.uuid(),
  name: Name,
  role: z.enum(["singer", "composer", "lyricist", "performer"]),
});
export type Artist = z.infer<typeof Artist>;

export const Album = z.object({
  id: z.uuid(),
  name: Name,
  kind: z.enum(["album", "film", "single"]),
  year: z.int().optional(),
  label: z.string().optional(),
});
export type Album = z.infer<typeof Album>;

export const Recording = z.object({
  id: z.uuid(),
  title: Name,
  artists: z.array(Artist),
  album: Album.optional(),
  /** BCP 47. */
  language: z.string().optional(),
  genre: z.string().optional(),
  isrc: z.string().optional(),
  durationSeconds: z.number(),
  /** Path of the cover on this server, when there is one. */
  artworkPath: z.string().optional(),
});
export type Recording = z.infer<typeof Recording>;

/** A ranked possibility, with the recording's row. Fields as in match/verdict.ts. */
export const Candidate = z.object({
  recording: Recording,
  offsetSeconds: z.number(),
  speed: z.number(),
  pitchSemitones: z.number(),
  confidence: z.number(),
});
export type Candidate = z.infer<typeof Candidate>;

const Asked = z.object({
  /** Audio the fingerprint covers, seconds. */
  heardSeconds: z.number(),
  /** Recordings that were searched. */
  searchedRecordings: z.int(),
  /** Time the matcher took, milliseconds. */
  elapsedMs: z.number(),
});

export const Verdict = z.discriminatedUnion("kind", [
  Asked.extend({ kind: z.literal("match"), match: Candidate, candidates: z.array(Candidate) }),
  Asked.extend({ kind: z.literal("maybe"), candidates: z.array(Candidate) }),
  Asked.extend({ kind: z.literal("unknown"), reason: z.enum(["no-music", "too-short", "not-in-catalogue"]) }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** Stable codes of refused requests; each has its words in the server's problem table. */
export const ProblemCode = z.enum([
  "constellation-not-recognised",
  "constellation-version",
  "constellation-truncated",
  "constellation-malformed",
  "constellation-too-long",
  "body-too-large",
  "body-empty",
  "unsupported-media-type",
  "malformed-id",
  "recording-not-found",
  "pack-not-found",
  "range-not-satisfiable",
  "route-not-found",
  "method-not-allowed",
  "not-ready",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** RFC 9457, media type application/problem+json. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  /** What happened and what to do next, for a person. */
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export const Health = z.object({
  status: z.enum(["ok", "starting", "failing"]),
  version: z.string(),
  recordings: z.int(),
});
export type Health = z.infer<typeof Health>;
