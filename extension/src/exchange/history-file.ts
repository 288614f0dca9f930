// Our own export: everything the history knows, to be read back without loss.
import type { Hearing, History, Song } from "../storage/history.ts";

export const HISTORY_FORMAT = "sonica-history";
export const HISTORY_VERSION = 1;

interface HistoryFile {
  readonly format: typeof HISTORY_FORMAT;
  readonly version: number;
  readonly exportedAt: string;
  readonly hearings: readonly Hearing[];
  readonly songs: readonly Song[];
}

export function historyJson({ hearings, songById }: History, exportedAt: Date): string {
  const file: HistoryFile = {
    format: HISTORY_FORMAT,
    version: HISTORY_VERSION,
    exportedAt: exportedAt.toISOString(),
    hearings,
    songs: [...songById.values()],
  };
  return JSON.stringify(file, null, 1);
}
