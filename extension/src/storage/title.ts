import type { Name, Recording } from "@sonica/shared/src/api/contract.ts";
import type { ScriptChoice } from "./settings.ts";

/** A text with its language, for `lang`: fonts, hyphenation and screen readers go by it. */
export interface Said {
  readonly text: string;
  readonly lang: string;
}

/** A name as it is shown: in its own script, and in the other one when that is known and says more. */
export interface ShownName {
  readonly main: Said;
  readonly other: Said | null;
}

/** Languages that write in Devanagari themselves; others get the Latin name first. */
const DEVANAGARI_LANGUAGES = ["hi", "bho", "mr", "ne", "sa", "mai", "kok", "awa", "mag", "raj", "doi"];

export function shownName(name: Name, language: string | undefined, script: ScriptChoice = "own"): ShownName {
  const base = language?.split("-")[0];
  const devanagari = name.devanagari && { text: name.devanagari, lang: base ?? "hi" };
  const latin = name.latin && { text: name.latin, lang: base && base !== "en" ? `${base}-Latn` : (base ?? "und-Latn") };
  if (!devanagari) return { main: latin || NAMELESS, other: null };
  if (!latin) return { main: devanagari, other: null };
  const isDevanagariFirst = script === "own" ? !base || DEVANAGARI_LANGUAGES.includes(base) : script === "devanagari";
  return isDevanagariFirst ? { main: devanagari, other: latin } : { main: latin, other: devanagari };
}

/** A line of a song's text. */
export const saidLine = (text: string, language: string | undefined): Said =>
  shownName(/\p{Script=Devanagari}/u.test(text) ? { devanagari: text } : { latin: text }, language).main;

/** For what came without any name at all: a sign that needs no language. */
const NAMELESS: Said = { text: "♪", lang: "zxx" };

export const titleOf = ({ title, language }: Recording, script?: ScriptChoice): ShownName =>
  shownName(title, language, script);
