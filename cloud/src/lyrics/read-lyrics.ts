// The synced lyrics of an audio file: from the .lrc file beside it, else from its tags.
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import type { GivenLyrics } from "../catalogue/lyrics.ts";
import { Failure, messageOf } from "../failures.ts";
import { MAX_LRC_LENGTH, parseLrc } from "./lrc.ts";
import { lyricsInTags } from "./lyrics-in-tags.ts";

/** A larger file is not even looked into, bytes: no letter takes more than four. */
const MAX_LRC_BYTES = 4 * MAX_LRC_LENGTH;

/** Undefined where there are none. @throws Failure "lyrics-malformed" */
export async function readLyrics(path: string): Promise<GivenLyrics | undefined> {
  const beside = await lyricsBeside(path);
  if (beside !== undefined) return beside;
  const lines = await lyricsInTags(path);
  return lines && { source: "tags", lines };
}

/** Those of the .lrc file alone. @throws Failure "lyrics-malformed" */
export async function lyricsBeside(path: string): Promise<GivenLyrics | undefined> {
  for (const lrcPath of lrcPaths(path)) {
    const text = await readLrc(lrcPath);
    if (text !== undefined) return { source: "file", lines: parsed(lrcPath, text) };
  }
  return undefined;
}

/** "song.lrc" beside "song.mp3"; where names may differ in case they are found in both. */
const lrcPaths = (path: string): string[] => {
  const base = path.slice(0, path.length - extname(path).length);
  return [`${base}.lrc`, `${base}.LRC`];
};

async function readLrc(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MAX_LRC_BYTES) throw new Failure("lyrics-malformed", `It has ${size} bytes.`);
    return decoded(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Failure("lyrics-malformed", `${path}: ${messageOf(error)}`, { cause: error });
  }
}

/** UTF-8, or UTF-16 with its mark. Other encodings do not say what they are. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure("lyrics-malformed", "It is no text in UTF-8 or UTF-16.", { cause });
  }
}

function parsed(path: string, text: string): LyricLine[] {
  try {
    return parseLrc(text);
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.code, `${path}: ${error.message}`, { cause: error }) : error;
  }
}
