// Everything the interface says, in one language: `words.history.empty`, `words.verdict.searched(24)`.
//
// A room of the interface has one file per language: en/history.ts, hi/history.ts, bho/history.ts. The English file sets
// the type, so that a missing or an extra key elsewhere does not compile. A new room is three files and a line in each
// of en.ts, hi.ts and bho.ts.
import { bho } from "./bho.ts";
import { type EnglishWords, en } from "./en.ts";
import { hi } from "./hi.ts";
import type { Language } from "./language.ts";
import { Speech } from "./speech.ts";

export type Words = EnglishWords & { readonly say: Speech };

const makers: Record<Language, (say: Speech) => EnglishWords> = { en, hi, bho };
const made = new Map<Language, Words>();

export function wordsOf(language: Language): Words {
  const known = made.get(language);
  if (known) return known;
  const say = new Speech(language);
  const words = { ...makers[language](say), say };
  made.set(language, words);
  return words;
}
