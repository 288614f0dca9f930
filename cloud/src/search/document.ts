// A recording as it is searched: what is shown of it, and its words folded to spellings and keys.
import type { Name, Recording } from "@sonica/shared/src/api/contract.ts";
import type { RankedText } from "@sonica/shared/src/text/rank.ts";
import { joinedSpellingOf, keyOf, spellingOf } from "@sonica/shared/src/text/spelling.ts";
import { wordsOf } from "@sonica/shared/src/text/words.ts";

export interface SearchDocument {
  readonly recording: Recording;
  /** Of release; also where no album carries it. */
  readonly year: number | null;
  /** For each of textsOf(recording) its spellings, with spaces between. */
  readonly spellings: readonly string[];
}

interface NamedText {
  readonly kind: RankedText["kind"];
  readonly text: string;
}

/** Every text of a recording that can be searched, always in this order. */
export function textsOf({ title, artists, album }: Recording): NamedText[] {
  return [
    ...scriptsOf("title", title),
    ...artists.flatMap(({ name }) => scriptsOf("artist", name)),
    ...(album === undefined ? [] : scriptsOf("album", album.name)),
  ];
}

const scriptsOf = (kind: RankedText["kind"], { latin, devanagari }: Name): NamedText[] =>
  [latin, devanagari].flatMap((text) => (text === undefined ? [] : [{ kind, text }]));

const wordTexts = (text: string): string[] => wordsOf(text.normalize("NFC")).map((word) => word.text.toLowerCase());

export const toDocument = (recording: Recording, year: number | null): SearchDocument => ({
  recording,
  year,
  spellings: textsOf(recording).map(({ text }) => wordTexts(text).map(spellingOf).join(" ")),
});

/** The texts as the ranker takes them. */
export function rankedTexts({ recording, spellings }: SearchDocument): RankedText[] {
  return textsOf(recording).map(({ kind }, at) => ({ kind, spellings: (spellings[at] ?? "").split(" ") }));
}

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
