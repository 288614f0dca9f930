// What pages of switched-on sites have told about themselves, by tab, in storage.session.
import browser from "webextension-polyfill";
import type { Blocked } from "../page-messages.ts";

interface PageNotes {
  readonly blocked?: { readonly address: string; readonly reason: Blocked };
  /** Origins of players from elsewhere. */
  readonly embeds?: readonly string[];
}

const KEY = "page-notes";

export type NotesByTab = Readonly<Record<number, PageNotes>>;

export async function readPageNotes(): Promise<NotesByTab> {
  return ((await browser.storage.session.get(KEY))[KEY] as NotesByTab | undefined) ?? {};
}

export async function writePageNotes(notes: NotesByTab): Promise<void> {
  await browser.storage.session.set({ [KEY]: notes });
}
