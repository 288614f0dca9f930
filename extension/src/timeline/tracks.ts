import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Track } from "@sonica/shared/src/timeline/listing.ts";
import type { Stretch } from "../follow.ts";
import { shownName, titleOf } from "../storage/title.ts";

/** Video sites take chapters of at least this length; a shorter gap belongs to the song before it, seconds. */
const SHORTEST_GAP_SECONDS = 10;

/** The timeline as lines to take along: each song, and each gap that is long enough to be missed. */
export function tracksOf(
  stretches: readonly Stretch[],
  recordings: Readonly<Record<string, Recording>>,
  unknown: string,
): Track[] {
  const tracks = stretches.flatMap((stretch): Track[] => {
    const recording = stretch.kind === "song" ? recordings[stretch.recordingId] : undefined;
    if (recording) return [trackOf(recording, stretch.fromSeconds)];
    if (stretch.untilSeconds - stretch.fromSeconds < SHORTEST_GAP_SECONDS) return [];
    return [{ fromSeconds: stretch.fromSeconds, title: unknown, artist: null }];
  });
  // What was played before we listened is not the first song's.
  const isLate = (tracks[0]?.fromSeconds ?? 0) >= SHORTEST_GAP_SECONDS;
  const all = isLate ? [{ fromSeconds: 0, title: unknown, artist: null }, ...tracks] : tracks;
  return all.filter(({ title, artist }, i) => i === 0 || title !== all[i - 1]?.title || artist !== all[i - 1]?.artist);
}

function trackOf(recording: Recording, fromSeconds: number): Track {
  const singers = recording.artists.filter(({ role }) => role === "singer" || role === "performer");
  const names = singers.map(({ name }) => shownName(name, recording.language).main.text);
  return { fromSeconds, title: titleOf(recording).main.text, artist: names.join(", ") || null };
}
