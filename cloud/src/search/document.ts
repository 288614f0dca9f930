// A recording as it is searched: what is shown of it, and its words folded to spellings and keys.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { spellingsOf, textsOf, wordTexts } from "@sonica/shared/src/text/song.ts";
import { joinedSpellingOf, keyOf } from "@sonica/shared/src/text/spelling.ts";

export interface SearchDocument {
  readonly recording: Recording;
  /** Of release; also where no album carries it. */
  readonly year: number | null;
  /** For each of textsOf(recording) its spellings, with spaces between. */
  readonly spellings: readonly string[];
}

export const toDocument = (recording: Recording, year: number | null): SearchDocument => ({
  recording,
  year,
  spellings: spellingsOf(recording),
});

export interface Keys {
  /** Of single words. */
  readonly words: readonly string[];
  /** Of whole titles and names, written as one word. */
  readonly names: readonly string[];
  /** All lexemes a document is found by: words as they are, names and neighbouring words marked. */
  readonly lexemes: readonly string[];
}

/** A whole title or name. Marked, so that the beginning of a word does not find all names that begin alike. */
export const nameLexeme = (key: string): string => `=${key}`;
/** Two neighbouring words, written as one. */
export const pairLexeme = (key: string): string => `+${key}`;

export function keysOf({ recording, spellings }: SearchDocument): Keys {
  const words = new Set<string>();
  const names = new Set<string>();
  const pairs = new Set<string>();
  for (const [at, { text }] of textsOf(recording).entries()) {
    const parts = (spellings[at] ?? "").split(" ").filter(Boolean);
    for (const part of parts) words.add(keyOf(part));
    for (let i = 1; i < parts.length; i++) pairs.add(keyOf(`${parts[i - 1]}${parts[i]}`));
    names.add(keyOf(joinedSpellingOf(wordTexts(text))));
  }
  for (const keys of [words, names, pairs]) keys.delete("");
  const lexemes = [...words, ...[...names].map(nameLexeme), ...[...pairs].map(pairLexeme)];
  return { words: [...words], names: [...names], lexemes };
}
