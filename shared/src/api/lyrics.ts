// The contract of lyrics, written once: what a matcher answers with and the client parses.
import * as z from "zod";

/** Lines of one recording; more is no song text. */
export const MAX_LYRIC_LINES = 2_000;
/** Of a line, UTF-16 code units. */
export const MAX_LYRIC_LINE_LENGTH = 500;

export const LyricLine = z.object({
  /** Where in the recording it begins. It lasts until the next one. */
  seconds: z.number().min(0),
  /** Empty where nobody sings. */
  text: z.string().max(MAX_LYRIC_LINE_LENGTH),
});
export type LyricLine = z.infer<typeof LyricLine>;

export const Lyrics = z.object({
  recordingId: z.uuid(),
  /** In order of their times, which are all different. */
  lines: z.array(LyricLine).max(MAX_LYRIC_LINES),
});
export type Lyrics = z.infer<typeof Lyrics>;
