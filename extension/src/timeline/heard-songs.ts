// Which songs were heard where something is followed, from when, and how much of them. Pure.
import type { Watch } from "../storage/watch.ts";
import { songsOf } from "./stretches.ts";

export interface HeardSong {
  readonly recordingId: string;
  /** When it began to be heard, ms since 1970. */
  readonly startedAtMs: number;
  /** Of the recording, however fast it ran. */
  readonly heardSeconds: number;
}

/** In time; one that was begun again counts again. What others found here was not necessarily heard. */
export function heardSongs({ played, ...watch }: Watch): HeardSong[] {
  const songs = songsOf({ ...watch, shared: [] });
  const parts = played.flatMap((range) =>
    songs.flatMap((song) => {
      const from = Math.max(range.fromSeconds, song.fromSeconds);
      const until = Math.min(range.untilSeconds, song.untilSeconds);
      if (until <= from) return [];
      const place = song.offsetSeconds + (from - song.fromSeconds) * song.speed;
      return {
        recordingId: song.recordingId,
        startedAtMs: range.startedAtMs + (from - range.fromSeconds) * 1000,
        heardSeconds: (until - from) * song.speed,
        place,
      };
    }),
  );
  parts.sort((a, b) => a.startedAtMs - b.startedAtMs);
  const heard: (typeof parts)[number][] = [];
  for (const part of parts) {
    const last = heard.at(-1);
    if (last && isContinued(last, part)) heard[heard.length - 1] = joined(last, part);
    else heard.push(part);
  }
  return heard.map(({ place: _, ...song }) => song);
}

interface Part extends HeardSong {
  /** Where in the recording it begins, seconds. */
  readonly place: number;
}

/** A little back is the uncertainty of a border; more is somebody who wants to hear it again. */
const BACK_SECONDS = 5;

const isContinued = (last: Part, part: Part): boolean =>
  part.recordingId === last.recordingId && part.place >= last.place + last.heardSeconds - BACK_SECONDS;

/** What was skipped between them was not heard: the place moves on, the sum does not. */
const joined = (last: Part, part: Part): Part => {
  const heardSeconds = last.heardSeconds + part.heardSeconds;
  return { ...last, heardSeconds, place: part.place + part.heardSeconds - heardSeconds };
};

/** Half of a recording, or so much of it, makes a listen: ListenBrainz' own rule. */
const LISTEN_SECONDS = 240;

export const isListen = ({ heardSeconds }: HeardSong, durationSeconds: number): boolean =>
  heardSeconds >= (durationSeconds > 0 ? Math.min(durationSeconds / 2, LISTEN_SECONDS) : LISTEN_SECONDS);
