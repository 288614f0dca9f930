import type { Blocked } from "../page-messages.ts";
import { readPageNotes, writePageNotes } from "../storage/page-notes.ts";

/** This page's player cannot be heard from within: the popup says so, and offers the click. */
export async function noteBlocked(tabId: number, blocked: { address: string; reason: Blocked }): Promise<void> {
  const notes = await readPageNotes();
  await writePageNotes({ ...notes, [tabId]: { ...notes[tabId], blocked } });
}

/** Players of other sites in this page: the popup offers to switch them on too. */
export async function noteEmbeds(tabId: number, origins: readonly string[]): Promise<void> {
  const notes = await readPageNotes();
  await writePageNotes({ ...notes, [tabId]: { ...notes[tabId], embeds: origins } });
}

export async function forgetNotes(tabId: number): Promise<void> {
  const { [tabId]: gone, ...others } = await readPageNotes();
  if (gone) await writePageNotes(others);
}
