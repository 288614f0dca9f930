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
  /** Of neighbouring words, and of whole texts, written as one. */
  readonly joined: readonly string[];
  /** Titles written as one. */
  readonly titles: readonly string[];
}

/** What a document is found by. */
export function keysOf({ recording, spellings }: SearchDocument): Keys {
  const words = new Set<string>();
  const joined = new Set<string>();
  const titles = new Set<string>();
  for (const [at, { kind, text }] of textsOf(recording).entries()) {
    const parts = (spellings[at] ?? "").split(" ").filter(Boolean);
    for (const part of parts) words.add(keyOf(part));
    for (let i = 1; i < parts.length; i++) joined.add(keyOf(`${parts[i - 1]}${parts[i]}`));
    const whole = keyOf(joinedSpellingOf(wordTexts(text)));
    if (parts.length > 1) joined.add(whole);
    if (kind === "title") titles.add(whole);
  }
  const without = (keys: Set<string>): string[] => [...keys].filter(Boolean);
  return { words: without(words), joined: without(joined), titles: without(titles) };
}
