// Where a player has been, and when: uninterrupted stretches of its clock. Pure.
import type { Range } from "../follow.ts";

export interface Played extends Range {
  /** When it was at `fromSeconds` and when at `untilSeconds`, ms since 1970. */
  readonly startedAtMs: number;
  readonly lastAtMs: number;
}

/** So much faster than the clock players run, and so uneven may reports be: more is a jump, seconds. */
const FASTEST = 2;
const UNEVEN_SECONDS = 3;

/** A longer rest ends a stretch: what follows has a time of its own, ms. */
const REST_MS = 30_000;

const MOST_STRETCHES = 200;

export function playOn(played: readonly Played[], seconds: number, atMs: number): readonly Played[] {
  const last = played.at(-1);
  if (!last) return [{ fromSeconds: seconds, untilSeconds: seconds, startedAtMs: atMs, lastAtMs: atMs }];
  const moved = seconds - last.untilSeconds;
  const passedMs = atMs - last.lastAtMs;
  // Reports of one moment come in any order.
  if (moved <= 0 && moved > -UNEVEN_SECONDS) return played;
  const isJump = moved < 0 || moved > FASTEST * (passedMs / 1000) + UNEVEN_SECONDS;
  if (isJump) return cut([...played, ...playOn([], seconds, atMs)]);
  if (passedMs - moved * 1000 <= REST_MS) {
    return [...played.slice(0, -1), { ...last, untilSeconds: seconds, lastAtMs: atMs }];
  }
  const startedAtMs = atMs - moved * 1000;
  return cut([...played, { fromSeconds: last.untilSeconds, untilSeconds: seconds, startedAtMs, lastAtMs: atMs }]);
}

const cut = (played: readonly Played[]): readonly Played[] => played.slice(-MOST_STRETCHES);
