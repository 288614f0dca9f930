// From evidence to words. The evidence is a log likelihood ratio; what it is worth depends on how many places were
// looked at. The numbers below were set on the tuning half of the development recordings.
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { TIME_CELL_TICKS } from "./landmarks.ts";

/** Surplus of evidence at which a match is as likely as not, and the surplus that multiplies the odds by e. */
const EVEN_SURPLUS = 8;
const SURPLUS_PER_E = 2.5;

/** From this confidence on the answer is a name; from the lower one on, a candidate worth showing. */
export const MATCH_CONFIDENCE = 0.9;
export const MAYBE_CONFIDENCE = 0.25;

/** Natural log of the number of places a clip could have been laid. */
export const logPlaces = (catalogueSeconds: number): number =>
  Math.log(Math.max(1, (catalogueSeconds * TICKS_PER_SECOND) / TIME_CELL_TICKS));

/** Evidence beyond what the best of so many places reaches by chance, natural log. */
export const surplusOf = (logRatio: number, catalogueSeconds: number, hypotheses: number): number =>
  logRatio - logPlaces(catalogueSeconds) - Math.log(hypotheses);

/** Probability that the clip contains this recording, 0 to 1. */
export const confidenceOf = (surplus: number): number => 1 / (1 + Math.exp(-(surplus - EVEN_SURPLUS) / SURPLUS_PER_E));
