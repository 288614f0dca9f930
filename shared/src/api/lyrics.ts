// The contract of lyrics, written once: what a matcher answers with and the client parses.
import * as z from "zod";

/** Lines of one recording; more is no song text. */
export const MAX_LYRIC_LINES = 2_000;
/** Of a line, UTF-16 code units. */
export const MAX_LYRIC_LINE_LENGTH = 500;

export const LyricLine = z
  .object({
    seconds: z.number().min(0).describe("Where in the recording it begins. It lasts until the next one."),
    text: z.string().max(MAX_LYRIC_LINE_LENGTH).describe("Empty where nobody sings."),
  })
  .meta({ id: "LyricLine" });
export type LyricLine = z.infer<typeof LyricLine>;

export const Lyrics = z
  .object({
    recordingId: z.uuid(),
    lines: z.array(LyricLine).max(MAX_LYRIC_LINES).describe("In order of their times, which are all different."),
  })
  .meta({ id: "Lyrics" });
export type Lyrics = z.infer<typeof Lyrics>;
