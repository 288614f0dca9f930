import type { Listening } from "../storage/session.ts";
import type { Words } from "../words/words.ts";

/** How sure we are getting while still listening. */
export function growingWords(
  { listen: { growing } }: Words,
  { maybe, trouble }: Pick<Listening, "maybe" | "trouble">,
  heardSeconds: number,
): string {
  if (trouble) return growing.slowMatcher;
  if (heardSeconds === 0) return growing.waiting;
  if (maybe.length > 0) return heardSeconds < 6 ? growing.familiar : growing.almost;
  if (heardSeconds < 1.5) return growing.listening;
  if (heardSeconds < 3) return growing.catching;
  if (heardSeconds < 6) return growing.unsure;
  if (heardSeconds < 10) return growing.hard;
  return growing.lastTry;
}
