// Answers by video, shared by those who chose to. A video is known to the server only by the SHA-256 of its identity, and
// asked for by the first digits of it: the server cannot tell which of the videos that begin so was meant.
import * as z from "zod";
import { Recording } from "./contract.ts";

/** Digits of a hash that are sent to ask: 65,536 groups, in each of them very many of the world's videos. */
export const VIDEO_PREFIX_DIGITS = 4;

/** What one contribution and one answer may hold. */
export const MOST_SHARED_SONGS = 60;
export const MOST_SHARED_VIDEOS = 200;

/** Longest body of a contribution, bytes. */
export const MAX_CONTRIBUTION_BYTES = 32 * 1024;

/** No video is longer than this, seconds. */
const LONGEST_VIDEO_SECONDS = 48 * 3600;

export const VideoHash = z.string().regex(/^[0-9a-f]{64}$/);
export const VideoPrefix = z.string().regex(new RegExp(`^[0-9a-f]{${VIDEO_PREFIX_DIGITS}}$`));

const Seconds = z.number().min(0).max(LONGEST_VIDEO_SECONDS);

const Placed = z.object({
  fromSeconds: Seconds,
  untilSeconds: Seconds,
  offsetSeconds: z
    .number()
    .min(-60)
    .max(LONGEST_VIDEO_SECONDS)
    .describe("Where in the recording the song is at `fromSeconds`."),
  speed: z.number().min(0.5).max(2),
  pitchSemitones: z.number().min(-12).max(12),
});

const ContributedSong = Placed.extend({ recordingId: z.uuid() }).refine(
  ({ fromSeconds, untilSeconds }) => untilSeconds > fromSeconds,
  { message: "A song ends after it begins." },
);

/** Body of POST /v1/videos/{hash}. Nothing in it says who, where, or which video. */
export const VideoContribution = z
  .strictObject({ songs: z.array(ContributedSong).min(1).max(MOST_SHARED_SONGS) })
  .meta({ id: "VideoContribution" });
export type VideoContribution = z.infer<typeof VideoContribution>;

/** Answer of POST /v1/videos/{hash}: how many songs were taken. */
export const ContributionTaken = z.object({ taken: z.int() });

const SharedSong = Placed.extend({
  recording: Recording,
  votes: z.int().describe("How often this was contributed."),
});

/** Answer of GET /v1/videos/{prefix}: every video whose hash begins so. */
export const SharedVideos = z
  .object({
    videos: z.array(z.object({ hash: VideoHash, songs: z.array(SharedSong) })),
  })
  .meta({ id: "SharedVideos" });
export type SharedVideos = z.infer<typeof SharedVideos>;
