import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { Watch } from "../storage/watch.ts";
import { stretchesOf } from "./stretches.ts";

/** What can be said of this moment. */
export type Now =
  | { readonly kind: "song"; readonly song: Song }
  | { readonly kind: "silence" | "searching" | "unknown" | "ended" }
  | { readonly kind: "trouble"; readonly code: NonNullable<Watch["trouble"]> };

/** A look at what plays is due at least this often, seconds: what was known longer ago may have changed. */
const FRESH_SECONDS = 25;

/** While a song plays, its place is told more often than this, seconds: later the player has stopped. */
const TOLD_WITHIN_SECONDS = 12;

/** Where in the recording a song is at a moment: where the player was last, and on from there. */
export function placeIn({ fromSeconds, offsetSeconds, speed }: Song, { played }: Watch, nowMs: number): number {
  const last = played.at(-1);
  const sinceSeconds = last ? Math.min(Math.max(0, nowMs - last.lastAtMs) / 1000, TOLD_WITHIN_SECONDS) : 0;
  return offsetSeconds + ((last?.untilSeconds ?? fromSeconds) + sinceSeconds - fromSeconds) * speed;
}

export function nowOf(watch: Watch): Now {
  if (watch.ended) return { kind: "ended" };
  if (watch.trouble) return { kind: "trouble", code: watch.trouble };
  if (watch.isSilent) return { kind: "silence" };
  const latest = stretchesOf(watch).findLast(({ fromSeconds }) => fromSeconds <= watch.heardSeconds);
  if (!latest || watch.heardSeconds - latest.untilSeconds > FRESH_SECONDS) return { kind: "searching" };
  if (latest.kind === "song") return { kind: "song", song: latest };
  return latest.reason === "silence" || latest.reason === "too-short" ? { kind: "searching" } : { kind: "unknown" };
}
