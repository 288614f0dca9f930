// The songs as Meilisearch holds them, and how it is told to search them.

import { textsOf } from "@sonica/shared/src/text/song.ts";
import type { Settings } from "meilisearch";
import { keysOf, type SearchDocument } from "./document.ts";

export interface SongEntry {
  /** Of the recording. */
  readonly id: string;
  /** Of the document in Postgres: another one means that it changed. */
  readonly revision: number;
  /** Names as written, in all scripts. */
  readonly texts: readonly string[];
  /** Phonetic keys of the words. */
  readonly keys: string;
  /** Phonetic keys of whole names, each written as one word. */
  readonly names: readonly string[];
  readonly language: string | null;
  readonly genre: string | null;
  readonly artist: readonly string[];
  readonly film: string | null;
  readonly year: number | null;
  readonly document: SearchDocument;
}

export function toEntry(document: SearchDocument, revision: number): SongEntry {
  const { recording, year } = document;
  const { words, names } = keysOf(document);
  return {
    id: recording.id,
    revision,
    texts: textsOf(recording).map(({ text }) => text),
    keys: words.join(" "),
    names,
    language: recording.language ?? null,
    genre: recording.genre ?? null,
    artist: [...new Set(recording.artists.map(({ id }) => id))],
    film: recording.album?.id ?? null,
    year,
    document,
  };
}

export const INDEX_SETTINGS: Settings = {
  // Whole names first, then single words by sound, then by letter.
  searchableAttributes: ["names", "keys", "texts"],
  filterableAttributes: ["language", "genre", "artist", "film", "year"],
  sortableAttributes: ["revision"],
  displayedAttributes: ["id", "revision", "document"],
  rankingRules: ["words", "typo", "proximity", "attribute", "sort", "exactness"],
  // Keys have lost their vowels: three letters of them are a word of five or six.
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 3, twoTypos: 8 } },
  pagination: { maxTotalHits: 1000 },
};
