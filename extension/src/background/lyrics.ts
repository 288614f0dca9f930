import { ApiError } from "@sonica/shared/src/api/client.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import type { LyricsQuestion } from "../messages.ts";
import { matcherAt } from "./matcher.ts";

/** A song is as well named without its lyrics: null when there are none to be had. */
export async function lyricsOf({
  recordingId,
  serverUrl,
  isPrivate,
}: LyricsQuestion): Promise<readonly LyricLine[] | null> {
  try {
    return (await matcherAt(serverUrl, isPrivate).lyrics(recordingId)).lines;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "lyrics-not-found")) console.warn("No lyrics were had.", error);
    return null;
  }
}
