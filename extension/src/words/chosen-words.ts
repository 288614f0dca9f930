// Words outside of React: for the background, and for what content scripts put on a page.
import { readSettings, watchSettings } from "../storage/settings.ts";
import { languageOf } from "./language.ts";
import { type Words, wordsOf } from "./words.ts";

/** The words of the language that is set now. */
export async function readWords(): Promise<Words> {
  return wordsOf(languageOf((await readSettings()).language));
}

/** Calls back now and whenever another language is set, until the returned function is called. */
export function watchWords(onChange: (words: Words) => void): () => void {
  let shown: Words | null = null;
  return watchSettings(({ language }) => {
    const words = wordsOf(languageOf(language));
    if (words === shown) return;
    shown = words;
    onChange(words);
  });
}
