// Synced lyrics in a file's tags: a frame of its own in ID3 (SYLT), or LRC text where plain lyrics go.
import { type LyricLine, MAX_LYRIC_LINES } from "@sonica/shared/src/api/lyrics.ts";
import { type IAudioMetadata, type ILyricsTag, LyricsContentType, parseFile, TimestampFormat } from "music-metadata";
import { Failure } from "../failures.ts";
import { inOrder, parseLrc, wordsOf } from "./lrc.ts";

/** Tags that hold a song's text, by their names in Vorbis comments, MP4, APE and ID3. */
const TEXT_TAG = /^(?:(?:UN)?SYNCED)?LYRICS$|^©lyr$|^USLT$|^ULT$/i;

/** A stamp at the start of any line. */
const HAS_STAMPS = /^[^\S\r\n]*\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?\]/m;

/** Undefined where there are none, also when the tags cannot be read. @throws Failure "lyrics-malformed" */
export async function lyricsInTags(path: string): Promise<LyricLine[] | undefined> {
  const metadata = await parseFile(path, { duration: false, skipCovers: true }).catch(() => undefined);
  if (metadata === undefined) return undefined;
  const frame = metadata.common.lyrics?.find(isTimed);
  const text = textsOf(metadata).find((each) => HAS_STAMPS.test(each));
  try {
    if (text !== undefined) return parseLrc(text);
    return frame && linesOf(frame);
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.code, `Lyrics in the tags: ${error.message}`) : error;
  }
}

/** As it stands in the file: music-metadata's own reading knows one stamp a line. */
const textsOf = ({ native }: IAudioMetadata): string[] =>
  Object.values(native)
    .flat()
    .filter(({ id }) => TEXT_TAG.test(id))
    .map(({ value }) => (typeof value === "string" ? value : (value as Partial<ILyricsTag> | null)?.text))
    .filter((text) => typeof text === "string");

const isTimed = ({ contentType, timeStampFormat, syncText }: ILyricsTag): boolean =>
  (contentType === LyricsContentType.lyrics || contentType === LyricsContentType.text) &&
  timeStampFormat === TimestampFormat.milliseconds &&
  syncText.some(({ timestamp }) => timestamp !== undefined);

function linesOf({ syncText }: ILyricsTag): LyricLine[] {
  // Line by line; or syllable by syllable, and then a line feed begins each line.
  const isInSyllables = syncText.some(({ text }, at) => at > 0 && BEGINS_LINE.test(text));
  const lines: { seconds: number; text: string }[] = [];
  for (const { timestamp, text } of syncText) {
    if (timestamp === undefined) continue;
    const line = lines.at(-1);
    if (line && isInSyllables && !BEGINS_LINE.test(text)) line.text += text;
    else lines.push({ seconds: timestamp / 1000, text });
  }
  if (lines.length > MAX_LYRIC_LINES) throw new Failure("lyrics-malformed", `More than ${MAX_LYRIC_LINES} lines.`);
  return inOrder(lines.map(({ seconds, text }) => ({ seconds, text: wordsOf(text) })));
}

const BEGINS_LINE = /^[\r\n]/;
