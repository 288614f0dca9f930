// Music that stayed unknown where we follow, in the mystery box: one fingerprint for each passage, of private windows none.
import type { Range, UnknownPassage } from "../follow.ts";
import { deleteMystery, type MysteryPassage, readMysteries } from "../storage/mystery.ts";
import type { Watch } from "../storage/watch.ts";
import { songsOf } from "../timeline/stretches.ts";
import { keepForLater } from "./mystery.ts";

export async function keepPassage(watch: Watch, passage: UnknownPassage): Promise<void> {
  if (watch.isPrivate) return;
  const { bytes, heardSeconds, heardAtMs, ...range } = passage;
  const place: MysteryPassage = { ...range, videoId: watch.source.kind === "page" ? watch.source.videoId : null };
  const mysteries = await readMysteries();
  if (mysteries.some((kept) => kept.passage && isSame(kept.passage, place))) return;
  const { searched, title } = watch;
  await keepForLater({
    id: `${watch.watchId} ${place.fromSeconds.toFixed(1)}`,
    bytes: Uint8Array.from(bytes),
    heardAtMs,
    heardSeconds,
    tabTitle: title,
    passage: place,
    searched,
  });
}

/** What has got its name after all, because the song went on long enough, is no mystery. */
export async function forgetNamedPassages(watch: Watch): Promise<void> {
  const songs = songsOf({ ...watch, shared: [] });
  for (const { id, passage } of await readMysteries()) {
    if (passage?.watchId !== watch.watchId) continue;
    if (songs.some((song) => holds(song, passage.clipFromSeconds))) await deleteMystery(id);
  }
}

/** The same part of the same tab or video, heard twice. */
function isSame(a: MysteryPassage, b: MysteryPassage): boolean {
  const isOneMedia = a.watchId === b.watchId || (a.videoId !== null && a.videoId === b.videoId);
  return isOneMedia && a.fromSeconds < b.untilSeconds && b.fromSeconds < a.untilSeconds;
}

const holds = ({ fromSeconds, untilSeconds }: Range, seconds: number): boolean =>
  seconds >= fromSeconds && seconds < untilSeconds;
