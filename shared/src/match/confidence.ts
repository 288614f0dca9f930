// From evidence to words. Evidence is a log likelihood ratio; what it is worth depends on how many places were looked at.
// The numbers were set on the tuning half of the development recordings (1,667 clips in the catalogue, 440 of others, and the
// first once more asked of a catalogue without their recordings), on that of synthesised songs over shared beds (1,640
// questions), and on 5,120 questions about composed songs, half of them over beats of the catalogue to the sample. DESIGN.md
// says what they give.
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { TIME_CELL_TICKS } from "./landmarks.ts";
import type { Verification } from "./verify.ts";

/** Surplus of evidence at which a match is as likely as not, and the surplus that multiplies the odds by e. */
const EVEN_SURPLUS = -1;
const SURPLUS_PER_E = 2;

/** From this confidence on the answer is a name; from the lower one on, a candidate worth showing. */
export const MATCH_CONFIDENCE = 0.9;
export const MAYBE_CONFIDENCE = 0.3;

/** An altered song fits a neighbouring alteration too, less well: below this confidence the others are tried as well. */
export const UNRIVALLED_CONFIDENCE = 1 - 1e-9;

/** Most clips are not altered: natural log of the odds. */
export const ALTERED_DOUBT = 6;

/**
 * Two songs share a phrase of two seconds far more often than one of five: doubt for each second below these, natural
 * log, as far as what is left of the clip is another song's music. Noise and voices tell of no other song.
 */
const LONG_SECONDS = 5;
const DOUBT_PER_SECOND = 5;

/** Natural log of how many places and alterations were tried. */
export function doubtOf(catalogueSeconds: number, hypotheses: number): number {
  const places = Math.max(1, (catalogueSeconds * TICKS_PER_SECOND) / TIME_CELL_TICKS);
  return Math.log(places * hypotheses);
}

/** Natural log of the odds against a clip so short. */
export const shortDoubtOf = (clipSeconds: number, musicLeft: number): number =>
  DOUBT_PER_SECOND * musicLeft * Math.max(0, LONG_SECONDS - clipSeconds);

/** Probability that the clip contains this recording, 0 to 1, from the surplus of evidence over doubt. */
export const confidenceOf = (surplus: number): number => 1 / (1 + Math.exp(-(surplus - EVEN_SURPLUS) / SURPLUS_PER_E));

/** What a contested candidate's confidence is at the most. */
export const CONTESTED_CONFIDENCE = 0.6;

/** A rival with more than this share of the best one's evidence contests it … */
const RIVAL_SHARE = 0.35;
/** … unless the best one is found this completely: then the two are versions of one recording, or share an intro. */
const COMPLETE_SHARE = 0.75;

/**
 * Whether two recordings explain the clip about equally, and neither well: two songs over the beat of a third that is not
 * in the catalogue. On the tuning half this happens to 2 to 4 right answers in 100 among composed songs that share beats,
 * to none among real recordings, and to most absent songs that share a catalogued beat.
 */
export function isContested(best: Verification, rival: Verification | undefined): boolean {
  if (!rival || best.matchedPeaks >= COMPLETE_SHARE * best.comparedPeaks) return false;
  return rival.support > RIVAL_SHARE * best.support;
}
