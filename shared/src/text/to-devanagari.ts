// Latin letters as people type them → Devanagari: a reading, not the spelling. Which t is meant, and whether a vowel is
// long, Latin letters do not say.
import Sanscript from "@indic-transliteration/sanscript";
import { VOWELS } from "./phonemes.ts";
import { scriptOf } from "./script.ts";
import { wordsOf } from "./words.ts";

/** The longest first. z and f have no letter of their own in SLP1: two that Hindi does without stand in for them. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ...pairs("chh C ksh kz aa A ee I ii I oo U uu U ai E au O ou O kh K gh G ch c jh J th T dh D ph P bh B sh S gy jY"),
  ...pairs("a a b b c k d d e e f N g g h h i i j j k k l l m m n n o o p p q k r r s s t t u u v v w v x ks y y z L"),
];

function pairs(list: string): (readonly [string, string])[] {
  const items = list.split(" ");
  return items.flatMap((item, at) => (at % 2 === 0 ? [[item, items[at + 1] ?? ""] as const] : []));
}

/** Two consonants that are written as one sign; between others an unwritten schwa is assumed. */
const JOINED =
  /^(?:[kgtdpbScjTDsvzm]r|[kgtdpbsjnlmv]y|s[tTkKpPmvn]|S[vnkwc]|kz|jY|[tdhsS]v|kt|pt|kk|cc|jj|tt|dd|pp|bb|ll|mm|nn|ss|kK|cC|tT|dD)$/;
/** Nasals before a consonant of the mouth are written as a dot. */
const NASAL = /n(?=[kKgGcCjJtTdDwWqQ])|m(?=[pPbB])/g;

export function toDevanagari(text: string): string {
  let shown = "";
  let at = 0;
  for (const word of wordsOf(text)) {
    shown += text.slice(at, word.start) + (scriptOf(word.text) === "latin" ? wordToDevanagari(word.text) : word.text);
    at = word.end;
  }
  return shown + text.slice(at);
}

function wordToDevanagari(word: string): string {
  const sounds = withSchwas(withLongEnd(soundsOf(plain(word))).replace(NASAL, "M"));
  return Sanscript.t(sounds, "slp1", "devanagari").replaceAll("ळ", "ज़").replaceAll("ङ", "फ़");
}

const plain = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase()
    .replace(/(?<=[aeiou])h$/, "");

function soundsOf(word: string): string {
  let sounds = "";
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const [letters, sound] = SOUNDS.find(([latin]) => rest.startsWith(latin)) ?? [rest.charAt(0), rest.charAt(0)];
    sounds += sound;
    at += letters.length;
  }
  return sounds;
}

/** A final a, i or u is long in nearly every word. */
const withLongEnd = (sounds: string): string =>
  sounds.length > 1 ? sounds.replace(/[aiu]$/, (vowel) => vowel.toUpperCase()) : sounds;

function withSchwas(sounds: string): string {
  return Array.from(sounds, (sound, at) => {
    const next = sounds[at + 1] ?? "";
    if (VOWELS.includes(sound) || !/[a-zA-Z]/.test(sound) || sound === "M" || sound === "H") return sound;
    if (next !== "" && VOWELS.includes(next)) return sound;
    return JOINED.test(sound + next) ? sound : `${sound}a`;
  }).join("");
}
