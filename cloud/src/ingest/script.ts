import type { Name } from "@sonica/shared/src/api/contract.ts";

const DEVANAGARI = /\p{Script=Devanagari}/u;
const LATIN = /\p{Script=Latin}/u;

/** "खेसारी" or "Khesari", and also both at once: "तुम ही हो (Tum Hi Ho)", "Tum Hi Ho | तुम ही हो". */
const TWO_SCRIPTS = /^(.+?)\s*[([|/–—-]\s*(.+?)[)\]]?$/u;

/** A name as tags hold it → each script where it belongs. Other scripts go with Latin, the field people type in. */
export function nameOf(text: string): Name {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  if (!DEVANAGARI.test(name)) return { latin: name };
  if (!LATIN.test(name)) return { devanagari: name };
  const [, first = "", second = ""] = TWO_SCRIPTS.exec(name) ?? [];
  if (isPurely(DEVANAGARI, LATIN, first) && isPurely(LATIN, DEVANAGARI, second))
    return { devanagari: first, latin: second };
  if (isPurely(LATIN, DEVANAGARI, first) && isPurely(DEVANAGARI, LATIN, second))
    return { latin: first, devanagari: second };
  return { devanagari: name };
}

const isPurely = (wanted: RegExp, other: RegExp, text: string): boolean => wanted.test(text) && !other.test(text);
