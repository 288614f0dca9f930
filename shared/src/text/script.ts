// Which script a text is written in. Indic scripts are those that transliterate.ts can read.

const INDIC_SCRIPTS = [
  "devanagari",
  "gurmukhi",
  "gujarati",
  "bengali",
  "oriya",
  "tamil",
  "telugu",
  "kannada",
  "malayalam",
] as const;
export type IndicScript = (typeof INDIC_SCRIPTS)[number];
export type Script = IndicScript | "latin" | "other";

const PATTERNS: readonly (readonly [Script, RegExp])[] = [
  ["latin", /\p{Script=Latin}/u],
  ["devanagari", /\p{Script=Devanagari}/u],
  ["gurmukhi", /\p{Script=Gurmukhi}/u],
  ["gujarati", /\p{Script=Gujarati}/u],
  ["bengali", /\p{Script=Bengali}/u],
  ["oriya", /\p{Script=Oriya}/u],
  ["tamil", /\p{Script=Tamil}/u],
  ["telugu", /\p{Script=Telugu}/u],
  ["kannada", /\p{Script=Kannada}/u],
  ["malayalam", /\p{Script=Malayalam}/u],
];

const LETTER = /\p{L}/u;

/** The script of the first letter: words of two scripts do not occur, texts of two are looked at word by word. */
export function scriptOf(text: string): Script {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return "other";
  return PATTERNS.find(([, pattern]) => pattern.test(letter))?.[0] ?? "other";
}

export const isIndic = (script: Script): script is IndicScript => script !== "latin" && script !== "other";
