// The many ways to write one word in Latin letters → one. "khesaari", "kesari" and "खेसारी" all become "kesari".
// Two strengths: a spelling keeps the vowels and ranks; a key drops most of them and finds.
import { romaniseWord } from "./romanise.ts";

/** Changes with the rules below: stored spellings and keys of another version are written anew. */
export const FOLD_VERSION = 2;

/** In this order. Comments give what people write for one another. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/['’]/g, ""],
  [/hh+/g, "h"],
  [/qu(?=[ie])/g, "k"], // aashiqui, ashiki
  [/ksh|x/g, "ks"],
  [/ck|q/g, "k"],
  [/w/g, "v"],
  [/z/g, "j"],
  [/ph|f/g, "p"],
  [/chh?/g, "ç"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/ç/g, "c"],
  [/sh/g, "s"],
  [/([kgcjtdpbr])h/g, "$1"], // khesari, kesari
  [/aa+/g, "a"],
  [/ee+|ii+/g, "i"],
  [/oo+|uu+/g, "u"],
  [/eh(?=[^aeiou])/g, "ah"], // pehla, pahla
  [/(?<=[aeiou])h$/g, ""], // yeh, woh, toh
  [/(?<=[aeiou])y(?=[aeiou])/g, ""], // piya, pia; aayi, aai
  [/u[vw](?=[aeiou])/g, "u"], // huwa, hua
  [/(?<=[^aeiou])y(?=[aeiou])/g, "i"], // kya, kia
  [/ie$/g, "i"], // kabhie, kabhi
  [/a[iy]|e[iy]/g, "e"], // hai, he; mein, me; dheeray, dheere
  [/a[u]|ou/g, "o"], // chauhan, chohan
  [/y$/g, "i"],
  [/n(?=[pb])/g, "m"],
  [/(\P{N})\1+/gu, "$1"],
];

/** Letters of a word, or of a text written as one, that count. */
const MAX_LETTERS = 64;

/** @param word as wordsOf gives it, in any script. */
export function spellingOf(word: string): string {
  const latin = romaniseWord(word.slice(0, MAX_LETTERS))
    .normalize("NFKD")
    .replace(/[\p{M}\u200c\u200d]/gu, "")
    .toLowerCase();
  return RULES.reduce((text, [written, one]) => text.replace(written, one), latin);
}

/** Words written as one, as in "tumhiho". */
export const joinedSpellingOf = (words: readonly string[]): string => spellingOf(words.map(romaniseWord).join(""));

/** Of a spelling: its consonants, and its vowels as far as people agree on them. */
export function keyOf(spelling: string): string {
  const vowels = spelling.slice(1).replace(/e/g, "i").replace(/o/g, "u").replace(/a/g, "");
  const first = spelling.slice(0, 1).replace("e", "i").replace("o", "u");
  const key = (first + vowels).replace(/(\P{N})\1+/gu, "$1");
  // A nasal at the end is often left out: hoon, hu; kahin, kahi.
  return key.length > 2 ? key.replace(/(?<=[iu])n$/, "") : key;
}
