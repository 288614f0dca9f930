import { ApiError } from "@sonica/shared/src/api/client.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import type { LyricsQuestion } from "../messages.ts";
import { readPackLyrics } from "../storage/packs.ts";
import { readRecentSong } from "../storage/recent.ts";
import { mayAskMatcher } from "../storage/settings.ts";
import { matcherAt } from "./matcher.ts";

type Lines = readonly LyricLine[] | null;

/** A song is as well named without its lyrics: null when there are none to be had. */
export async function lyricsOf(question: LyricsQuestion): Promise<Lines> {
  const { recordingId } = question;
  const here = (await readRecentSong(recordingId))?.lyrics ?? (await readPackLyrics(recordingId));
  return here ?? ((await mayAskMatcher()) ? askOnce(question) : null);
}

let asked: { readonly key: string; readonly lines: Promise<Lines> } | null = null;

/** The card and whoever keeps the song for later want them in the same moment. */
function askOnce(question: LyricsQuestion): Promise<Lines> {
  const key = `${question.serverUrl} ${question.recordingId}`;
  if (asked?.key === key) return asked.lines;
  const lines = ask(question).finally(() => {
    asked = null;
  });
  asked = { key, lines };
  return lines;
}

async function ask({ recordingId, serverUrl, isPrivate }: LyricsQuestion): Promise<Lines> {
  try {
    return (await matcherAt(serverUrl, isPrivate).lyrics(recordingId)).lines;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "lyrics-not-found")) console.warn("No lyrics were had.", error);
    return null;
  }
}
