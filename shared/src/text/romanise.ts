// Any Indic script → Latin letters as people type them: "आशिक़ी" → "aashiki", not "āśiqī".
import { phonemesOf } from "./phonemes.ts";
import { isIndic, scriptOf } from "./script.ts";
import { wordsOf } from "./words.ts";

// biome-ignore format: a table reads best as one
const LETTERS: Readonly<Record<string, string>> = {
  a: "a", A: "aa", i: "i", I: "ee", u: "u", U: "oo", f: "ri", F: "ri", x: "li", X: "li", e: "e", E: "ai", o: "o", O: "au",
  k: "k", K: "kh", g: "g", G: "gh", N: "n", c: "ch", C: "chh", j: "j", J: "jh", Y: "n", w: "t", W: "th", q: "d", Q: "dh",
  R: "n", t: "t", T: "th", d: "d", D: "dh", n: "n", p: "p", P: "ph", b: "b", B: "bh", m: "m", y: "y", r: "r", l: "l",
  L: "l", v: "v", S: "sh", z: "sh", s: "s", h: "h", H: "h", M: "n", "~": "n", Z: "z", V: "f",
};

/** At the end of a word a long vowel is written short: "meri", "mera", "tu". */
const FINAL_LONG: Readonly<Record<string, string>> = { A: "a", I: "i", U: "u" };

export function romaniseWord(word: string): string {
  const script = scriptOf(word);
  if (!isIndic(script)) return word;
  const sounds = phonemesOf(word, script)
    .replace(/jY/g, "gy")
    .replace(/M(?=[pPbBm])/g, "m")
    .replace(/Mh/g, "ngh");
  const hasStart = sounds.length > 1;
  return Array.from(sounds, (sound, at) =>
    hasStart && at === sounds.length - 1 ? (FINAL_LONG[sound] ?? LETTERS[sound] ?? sound) : (LETTERS[sound] ?? sound),
  ).join("");
}

/** A whole text with capitals, as titles are written: "तुम ही हो" → "Tum Hi Ho". */
export function romanise(text: string): string {
  let shown = "";
  let at = 0;
  for (const word of wordsOf(text)) {
    shown += text.slice(at, word.start) + (isIndic(scriptOf(word.text)) ? capital(romaniseWord(word.text)) : word.text);
    at = word.end;
  }
  return shown + text.slice(at);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
