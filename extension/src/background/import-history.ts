import { ImportError, readHistoryFile } from "../exchange/import-history.ts";
import type { ImportOutcome } from "../messages.ts";
import { addPast } from "../storage/history.ts";

/** Reads a file's text into the history; what is there already stays as it is. */
export async function importHistory(text: string): Promise<ImportOutcome> {
  try {
    const { hearings, songs, skipped } = await readHistoryFile(text);
    const added = await addPast(hearings, songs);
    return { kind: "imported", added, known: hearings.length - added, skipped };
  } catch (error) {
    console.error("A history file could not be read.", error);
    return { kind: "failed", trouble: error instanceof ImportError ? error.trouble : "storage-failed" };
  }
}
