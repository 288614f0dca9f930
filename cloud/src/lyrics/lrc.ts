// LRC → lines. Of the parsers on npm, clrc refuses CRLF and several stamps a line, lrc-kit loses words in brackets, and
// paroles keeps the stamps of words in the text.
//   https://en.wikipedia.org/wiki/LRC_(file_format)
import { type LyricLine, MAX_LYRIC_LINE_LENGTH, MAX_LYRIC_LINES } from "@sonica/shared/src/api/lyrics.ts";
import { Failure } from "../failures.ts";

/** [minutes:seconds], with hundredths or any other decimals behind a point, as the format has it, or a colon. */
const STAMP = /\[(\d{1,3}):(\d{1,2})(?:[.:](\d{1,3}))?\]\s*/y;
/** Of single words, in the enhanced format. */
const WORD_STAMP = /<\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?>/g;
/** Milliseconds; a positive one makes every line come sooner. */
const OFFSET = /^\s*\[offset:\s*([+-]?\d{1,7})\s*\]/i;

/** More is no song's text, characters. */
export const MAX_LRC_LENGTH = 256 * 1024;

/** Lines without a stamp, and tags such as [ti:…], are no lyrics. @throws Failure "lyrics-malformed" */
export function parseLrc(text: string): LyricLine[] {
  if (text.length > MAX_LRC_LENGTH) {
    throw new Failure("lyrics-malformed", `It has more than ${MAX_LRC_LENGTH} characters.`);
  }
  const lines: LyricLine[] = [];
  let offsetSeconds = 0;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n?|\n/)) {
    const offset = OFFSET.exec(line);
    if (offset) offsetSeconds = Number(offset[1]) / 1000;
    const { stamps, words } = parseLine(line);
    if (lines.length + stamps.length > MAX_LYRIC_LINES) {
      throw new Failure("lyrics-malformed", `It has more than ${MAX_LYRIC_LINES} lines.`);
    }
    for (const seconds of stamps) lines.push({ seconds, text: words });
  }
  if (lines.length === 0) throw new Failure("lyrics-malformed", "No line of it has a time, such as [01:23.45].");
  return inOrder(lines.map(({ seconds, text }) => ({ seconds: Math.max(0, seconds - offsetSeconds), text })));
}

function parseLine(line: string): { stamps: number[]; words: string } {
  const stamps: number[] = [];
  let at = line.length - line.trimStart().length;
  for (;;) {
    STAMP.lastIndex = at;
    const found = STAMP.exec(line);
    if (!found) break;
    const [, minutes, seconds, decimals = "0"] = found;
    stamps.push(Number(minutes) * 60 + Number(seconds) + Number(`0.${decimals}`));
    at = STAMP.lastIndex;
  }
  return { stamps, words: stamps.length === 0 ? "" : wordsOf(line.slice(at).replace(WORD_STAMP, "")) };
}

/** What is shown of a line. @throws Failure "lyrics-malformed" */
export function wordsOf(text: string): string {
  const words = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Half a character, and marks that would turn the writing of what stands beside it.
    .replace(/[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  if (words.length <= MAX_LYRIC_LINE_LENGTH) return words;
  throw new Failure("lyrics-malformed", `A line is longer than ${MAX_LYRIC_LINE_LENGTH} characters.`);
}

/** By time; of lines at the same time, often a translation behind the line itself, the first. */
export function inOrder(lines: readonly LyricLine[]): LyricLine[] {
  const sorted = lines.toSorted((a, b) => a.seconds - b.seconds);
  return sorted.filter(({ seconds }, at) => at === 0 || seconds !== sorted[at - 1]?.seconds);
}
