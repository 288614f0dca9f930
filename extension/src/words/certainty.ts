import type { Words } from "./words.ts";

/** How sure a confidence of 0 to 1 is, as a person would say it. */
export function certaintyWords({ verdict: { certainty } }: Words, confidence: number): string {
  if (confidence >= 0.995) return certainty.certain;
  if (confidence >= 0.95) return certainty.very;
  if (confidence >= 0.8) return certainty.fairly;
  if (confidence >= 0.5) return certainty.likely;
  return certainty.guess;
}
