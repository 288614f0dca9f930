import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import { clock } from "./clock.ts";
import type { Words } from "./words.ts";

/** Nobody hears less than this: 0.8 % of speed, a quarter of a semitone. */
const SPEED_TOLERANCE = 0.008;
const PITCH_TOLERANCE_SEMITONES = 0.25;

/** How a candidate was altered, with the name that people give to it; null when it plays as recorded. */
export function alterationWords(words: Words, candidate: Candidate): string | null {
  const altered = alteredWords(words, candidate);
  const isNightcore = candidate.alteration.kind === "speed" && candidate.alteration.style === "nightcore";
  return altered && isNightcore ? `${words.verdict.altered.nightcore}: ${altered}` : altered;
}

/** How the song was altered, or null when it plays as recorded. */
export function alteredWords(
  { verdict: { altered } }: Words,
  { speed, pitchSemitones }: Pick<Candidate, "speed" | "pitchSemitones">,
): string | null {
  const isPaced = Math.abs(speed - 1) >= SPEED_TOLERANCE;
  const isPitched = Math.abs(pitchSemitones) >= PITCH_TOLERANCE_SEMITONES;
  const pace = speed > 1 ? altered.faster(speed) : altered.slower(speed);
  if (isPaced && isPitched) return `${pace}, ${altered.semitones(pitchSemitones)}`;
  if (isPaced) return `${pace}, ${altered.samePitch}`;
  if (isPitched) return `${altered.semitones(pitchSemitones)}, ${altered.sameSpeed}`;
  return null;
}

/** Why a possibility is one, in half a sentence. */
export function candidateWords(words: Words, candidate: Candidate): string {
  const altered = alterationWords(words, candidate);
  const { fitsFromStart, fitsFrom } = words.verdict;
  const place = candidate.offsetSeconds < 1 ? fitsFromStart : fitsFrom(clock(candidate.offsetSeconds));
  return altered ? `${place}, ${altered}` : place;
}
