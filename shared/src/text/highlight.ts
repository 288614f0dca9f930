// Which parts of a shown text are what was typed. Ranges, never markup: whoever shows them makes elements of them.
import type { Ranker } from "./rank.ts";
import { spellingOf } from "./spelling.ts";
import { type Word, wordsOf } from "./words.ts";

/** From, to: UTF-16 code units, `to` not included. */
export type TextRange = [number, number];

/** @param spell spellingOf, or one that remembers. */
export function highlight(text: string, ranker: Ranker, spell = spellingOf): TextRange[] {
  const words = wordsOf(text);
  const spellings = words.map((word) => spell(word.text));
  const meant = words.filter((_, at) => ranker.isMeant(spellings[at] ?? ""));
  const [first, last] = [words[0], words[words.length - 1]];
  // Written with other spaces, the text may be meant though hardly one of its words is.
  const isWhole = meant.length * 2 < words.length && ranker.isMeantAsWhole(spellings);
  if (isWhole && first !== undefined && last !== undefined) return [[first.start, last.end]];
  return joinedUp(
    text,
    meant.map((word) => meantPart(word, ranker)),
  );
}

/** Of a word that somebody is still typing, as much as is typed; in another script the whole word. */
function meantPart({ text, start, end }: Word, { query }: Ranker): TextRange {
  const typed = query.words[query.words.length - 1]?.text ?? "";
  const isBegun = query.isOpen && typed.length < text.length && text.toLowerCase().startsWith(typed);
  // Never between a letter and its vowel sign.
  const isWhole = /^\p{M}/u.test(text.slice(typed.length));
  return isBegun && !isWhole ? [start, start + typed.length] : [start, end];
}

/** Neighbours with nothing but spaces between become one. */
function joinedUp(text: string, ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const [start, end] of ranges) {
    const before = joined[joined.length - 1];
    if (before !== undefined && text.slice(before[1], start).trim() === "") before[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}
