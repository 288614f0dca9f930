// The history as rows of a list: days, sittings, and in each sitting every song once with its count. Pure.
import type { FoundSongs } from "../../finder/protocol.ts";
import type { Hearing, History, Song } from "../../storage/history.ts";
import { dayNumber } from "../../words/day-name.ts";

/** Hearings further apart belong to two sittings, ms. */
const SITTING_GAP_MS = 45 * 60_000;

export type HistoryListRow =
  | { readonly kind: "day"; readonly key: string; readonly ms: number }
  | { readonly kind: "sitting"; readonly key: string; readonly fromMs: number; readonly untilMs: number }
  | { readonly kind: "song"; readonly key: string; readonly song: Song; readonly hearings: readonly Hearing[] };

/** Hearings come newest first, in the order they happened, whatever their dates say. */
export function rowsOf({ hearings, songById }: History, found: FoundSongs): HistoryListRow[] {
  const rows: HistoryListRow[] = [];
  const shown = hearings.filter(({ recordingId }) => songById.has(recordingId) && (found?.has(recordingId) ?? true));
  let day = Number.NaN;
  for (const sitting of sittingsOf(shown)) {
    const [newest] = sitting;
    if (dayNumber(newest.heardAtMs) !== day) {
      day = dayNumber(newest.heardAtMs);
      rows.push({ kind: "day", key: `day ${newest.sessionId}`, ms: newest.heardAtMs });
    }
    const fromMs = sitting[sitting.length - 1].heardAtMs;
    rows.push({ kind: "sitting", key: `sitting ${newest.sessionId}`, fromMs, untilMs: newest.heardAtMs });
    for (const [recordingId, same] of songsOf(sitting)) {
      const song = songById.get(recordingId);
      if (song) rows.push({ kind: "song", key: same[0].sessionId, song, hearings: same });
    }
  }
  return rows;
}

function songsOf(sitting: readonly Hearing[]): Map<string, Hearing[]> {
  const groups = new Map<string, Hearing[]>();
  for (const hearing of sitting) {
    const group = groups.get(hearing.recordingId);
    if (group) group.push(hearing);
    else groups.set(hearing.recordingId, [hearing]);
  }
  return groups;
}

/** Runs of hearings on one day with no long break; a clock that jumped breaks a run. */
function sittingsOf(hearings: readonly Hearing[]): Hearing[][] {
  const sittings: Hearing[][] = [];
  for (const hearing of hearings) {
    const sitting = sittings.at(-1);
    const later = sitting?.at(-1);
    const isSame =
      later !== undefined &&
      Math.abs(later.heardAtMs - hearing.heardAtMs) <= SITTING_GAP_MS &&
      dayNumber(later.heardAtMs) === dayNumber(hearing.heardAtMs);
    if (sitting && isSame) sitting.push(hearing);
    else sittings.push([hearing]);
  }
  return sittings;
}
