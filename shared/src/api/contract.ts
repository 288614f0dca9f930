// The REST contract, written once: the server answers with it, the client parses with it.
import * as z from "zod";

export const CONSTELLATION_MEDIA_TYPE = "application/vnd.sonica.constellation";

/** Largest body POST /v1/identify reads, bytes. */
export const MAX_CONSTELLATION_BYTES = 64 * 1024;

export const Name = z
  .object({
    latin: z.string().optional(),
    devanagari: z.string().optional(),
  })
  .meta({
    id: "Name",
    description: "A name in the scripts it is known in; at least one is there. `latin` is what a person would type.",
  });
export type Name = z.infer<typeof Name>;

export const Artist = z
  .object({
    id: z.uuid(),
    name: Name,
    role: z.enum(["singer", "composer", "lyricist", "performer"]),
  })
  .meta({ id: "Artist" });
export type Artist = z.infer<typeof Artist>;

export const Album = z
  .object({
    id: z.uuid(),
    name: Name,
    kind: z.enum(["album", "film", "single"]),
    year: z.int().optional(),
    label: z.string().optional(),
  })
  .meta({ id: "Album" });
export type Album = z.infer<typeof Album>;

export const Recording = z
  .object({
    id: z.uuid(),
    title: Name,
    artists: z.array(Artist),
    album: Album.optional(),
    language: z.string().optional().describe("BCP 47."),
    genre: z.string().optional(),
    isrc: z.string().optional(),
    durationSeconds: z.number(),
    artworkPath: z.string().optional().describe("Path of the cover on this server, when there is one."),
    lyricsPath: z.string().optional().describe("Path of its synced lyrics on this server, when there are any."),
  })
  .meta({ id: "Recording" });
export type Recording = z.infer<typeof Recording>;

/** What was done to the recording, as in match/alteration.ts: tape speed, pace, pitch, or pace and pitch apart. */
const Alteration = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("speed"), speed: z.number(), style: z.enum(["nightcore"]).nullable() }),
  z.object({ kind: z.literal("tempo"), tempo: z.number() }),
  z.object({ kind: z.literal("pitch"), pitchSemitones: z.number() }),
  z.object({ kind: z.literal("both"), speed: z.number(), pitchSemitones: z.number() }),
]);

export const Candidate = z
  .object({
    recording: Recording,
    offsetSeconds: z.number().describe("Where the clip's first sample lies in the recording; may be negative."),
    speed: z
      .number()
      .describe(
        "Recording seconds per clip second, however it came about: 1.25 when the song runs 1.25 times as fast.",
      ),
    tempo: z
      .number()
      .describe(
        "The part of the speed that was made at constant pitch; 1 for a tape's speed, where pitch follows, and for pitch alone.",
      ),
    pitchSemitones: z
      .number()
      .describe("How far the clip's pitch lies above the recording's; 12 · log2(speed) for a tape's speed."),
    margins: z
      .object({
        offsetSeconds: z.number(),
        speed: z.number(),
        tempo: z.number(),
        pitchSemitones: z.number(),
      })
      .describe("Half widths of 95 % intervals of the four values above."),
    alteration: Alteration,
    phrase: z
      .string()
      .nullable()
      .describe('The same in plain English, null when it plays as recorded: "1.25× faster, +3.9 semitones".'),
    heard: z
      .object({ fromSeconds: z.number(), untilSeconds: z.number() })
      .describe("The part of the clip in which the recording sounds, seconds from the clip's first sample."),
    confidence: z.number(),
    alsoOn: z
      .array(z.object({ kind: z.enum(["version", "passage"]), recording: Recording }))
      .optional()
      .describe(
        "Recordings that hold the same music, most of it first: versions of this one, or songs that share a passage.",
      ),
  })
  .meta({ id: "Candidate", description: "A ranked possibility, with the recording's row." });
export type Candidate = z.infer<typeof Candidate>;

export const Explanation = z
  .object({
    clipSeconds: z.number(),
    clipPeaks: z
      .array(z.tuple([z.number(), z.number(), z.int()]))
      .describe("The clip's peaks: seconds, Hz, level class of 3 dB."),
    candidates: z
      .array(
        z.object({
          recordingId: z.uuid(),
          title: Name.optional().describe("Missing when the recording was removed meanwhile."),
          offsetSeconds: z.number(),
          speed: z.number(),
          pitchSemitones: z.number(),
          confidence: z.number(),
          score: z.number().describe("log10 of how much evidence is left over all doubt."),
          matchedPeaks: z.int(),
          comparedPeaks: z.int(),
        }),
      )
      .describe("All that was looked at closely, however unsure, best first."),
    votes: z
      .array(
        z.object({ speed: z.number(), pitchSemitones: z.number(), votes: z.int(), recordingId: z.uuid().nullable() }),
      )
      .describe("Landmarks that agree on the best place under each hypothesis: plain, tape speeds, tempi, pitches."),
    recordingPeaks: z
      .array(z.tuple([z.number(), z.number(), z.int().nullable()]))
      .describe(
        "The first candidate's peaks laid over the clip: clip seconds, clip Hz, and the index of the clip's peak found there.",
      ),
  })
  .meta({ id: "Explanation", description: "Why this match: what is asked for with explain=1." });
export type Explanation = z.infer<typeof Explanation>;

const Asked = z.object({
  heardSeconds: z.number().describe("Audio the fingerprint covers, seconds."),
  searchedRecordings: z.int().describe("Recordings that were searched."),
  elapsedMs: z.number().describe("Time the matcher took, milliseconds."),
  explanation: Explanation.optional(),
});

/** Parameters of POST /v1/identify. */
export const IdentifyParameters = z.object({
  explain: z.enum(["0", "1"]).default("0").describe("1: the verdict says why."),
});

export const Verdict = z
  .discriminatedUnion("kind", [
    Asked.extend({ kind: z.literal("match"), match: Candidate, candidates: z.array(Candidate) }),
    Asked.extend({ kind: z.literal("maybe"), candidates: z.array(Candidate) }),
    Asked.extend({ kind: z.literal("unknown"), reason: z.enum(["no-music", "too-short", "not-in-catalogue"]) }),
  ])
  .meta({ id: "Verdict" });
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
  "malformed-query",
  "malformed-cursor",
  "recording-not-found",
  "lyrics-not-found",
  "pack-not-found",
  "malformed-hash",
  "malformed-contribution",
  "too-many-requests",
  "range-not-satisfiable",
  "route-not-found",
  "method-not-allowed",
  "not-ready",
  "search-busy",
  "search-timeout",
  "index-unreachable",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** RFC 9457, media type application/problem+json. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.string().describe("What happened and what to do next, for a person."),
});
export type Problem = z.infer<typeof Problem>;

export const Health = z
  .object({
    status: z.enum(["ok", "starting", "failing"]),
    version: z.string(),
    recordings: z.int(),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof Health>;
