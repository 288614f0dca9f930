// What would be sent if answers were shared: the panel shows it, the background sends it.
import type { VideoContribution } from "@sonica/shared/src/api/videos.ts";
import type { Watch } from "../storage/watch.ts";
import { songsOf } from "./stretches.ts";

/** Digits that are sent to ask; as VIDEO_PREFIX_DIGITS of the contract, which pages load only as types. */
export const PREFIX_DIGITS = 4;

/** Less than this may be a jingle, or chance, seconds. */
const SHORTEST_SECONDS = 8;
const SURE = 0.9;

/** SHA-256 of a video's identity, as 64 hexadecimal digits. */
export async function videoHashOf(videoId: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(videoId)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The songs that were heard here and now, with their places; null when there is nothing sure to give. */
export function contributionOf(watch: Watch): VideoContribution | null {
  const songs = songsOf({ ...watch, settled: [], shared: [] })
    .filter(
      ({ confidence, fromSeconds, untilSeconds }) =>
        confidence >= SURE && untilSeconds - fromSeconds >= SHORTEST_SECONDS,
    )
    .map(({ recordingId, fromSeconds, untilSeconds, offsetSeconds, speed, pitchSemitones }) => ({
      recordingId,
      fromSeconds: rounded(fromSeconds),
      untilSeconds: rounded(untilSeconds),
      offsetSeconds: rounded(offsetSeconds),
      speed: rounded(speed),
      pitchSemitones: rounded(pitchSemitones),
    }));
  return songs.length > 0 ? { songs } : null;
}

/** More digits would say more about who heard it than about what was heard. */
const rounded = (value: number): number => Math.round(value * 100) / 100;
