// A word in an Indic script → its sounds, one ASCII letter each: SLP1 as sanscript writes it, with Z and V for ज़ and फ़,
// and without the schwas that are written but not spoken.
//   A. K. Ohala, Aspects of Hindi Phonology, 1983: a schwa between VC and CV is not spoken.
import Sanscript from "@indic-transliteration/sanscript";
import type { IndicScript } from "./script.ts";

export const VOWELS = "aAiIuUfFxXeEoO";

/** Letters sanscript does not know: borrowed vowels, and the addak, which doubles the next consonant. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/[ऑऒ]/gu, "ओ"],
  [/[ॉॊ]/gu, "ो"],
  [/[ऍऎॲ]/gu, "ए"],
  [/[ॅॆ]/gu, "े"],
  [/[\u0a71\u200c\u200d]/gu, ""],
];

/** The dot below, in every script that has one. */
const NUKTA = "\u093c\u0a3c\u0abc\u09bc\u0b3c\u0cbc";
/** After sanscript the dot stands behind the vowel "a", before the vowel that is meant, if another is. */
const DOTTED = new RegExp(`([A-Za-z])(a?)[${NUKTA}](\u094d?)([${VOWELS}]?)`, "gu");
const DOTTED_SOUNDS: Readonly<Record<string, string>> = { j: "Z", P: "V" };

/** Final schwas are spoken in Dravidian languages. */
const KEEPS_SCHWA: readonly IndicScript[] = ["tamil", "telugu", "kannada", "malayalam"];

/** One Tamil letter stands for a whole row of sounds, of which sanscript takes the last. */
const TAMIL_SOUNDS: Readonly<Record<string, string>> = { G: "k", J: "c", Q: "w", D: "t", B: "p" };

export function phonemesOf(word: string, script: IndicScript): string {
  const spelled = UNKNOWN.reduce((text, [letters, known]) => text.replace(letters, known), word.normalize("NFC"));
  const sounds = Sanscript.t(spelled, script, "slp1").replace(DOTTED, withoutDot).replace(/ʼ|'/gu, "");
  if (script === "tamil") return [...sounds].map((sound) => TAMIL_SOUNDS[sound] ?? sound).join("");
  return KEEPS_SCHWA.includes(script) ? sounds : withoutSilentSchwas(sounds);
}

function withoutDot(_: string, consonant: string, schwa: string, halant: string, vowel: string): string {
  return (DOTTED_SOUNDS[consonant] ?? consonant) + (halant ? "" : vowel || schwa);
}

const isVowel = (sound: string | undefined): boolean => sound !== undefined && sound !== "" && VOWELS.includes(sound);
const isConsonant = (sound: string | undefined): boolean =>
  sound !== undefined && /[a-zA-Z]/.test(sound) && !isVowel(sound) && !"MH".includes(sound);

/** From the end to the beginning: what is dropped decides about what stands before it. */
function withoutSilentSchwas(sounds: string): string {
  const kept = [...sounds];
  const vowels = kept.filter(isVowel).length;
  const last = kept.length - 1;
  if (vowels > 1 && kept[last] === "a" && isConsonant(kept[last - 1])) kept.pop();
  for (let at = kept.length - 3; at >= 2; at--) {
    const isBetween = isVowel(kept[at - 2]) && isConsonant(kept[at - 1]) && isConsonant(kept[at + 1]);
    if (kept[at] === "a" && isBetween && isVowel(kept[at + 2])) kept.splice(at, 1);
  }
  return kept.join("");
}
