// A recording's most prominent peaks are found among the clip's most prominent ones; chance coincidences are not. How much
// more often than by chance, by both ranks and by what was added: counted on the development recordings' tuning half.
import { densitiesOf, overPinkNoise, tierOf } from "../fingerprint/tiers.ts";
import type { Pairs } from "./pairs.ts";

/** A recording's peaks are told apart to 8, 12, 16, 20 and more a second. */
const RANKS = 5;

/** Likelihood ratios by kind of clip (kinds.ts), rank of the recording's peak, and tier of the clip's. */
const RATIOS: readonly (readonly (readonly number[])[])[] = [
  // Nothing, or a codec.
  [
    [5.4, 1.8, 0.81, 0.48, 0.26, 0.081, 0.056, 0.032],
    [2.3, 3.8, 2.7, 1.4, 0.62, 0.16, 0.091, 0.053],
    [1.1, 3.5, 3.4, 2.5, 1.1, 0.15, 0.084, 0.067],
    [0.48, 2.3, 3.3, 3.1, 1.7, 0.29, 0.12, 0.089],
    [0.051, 0.57, 1.4, 2.6, 3.3, 0.6, 0.16, 0.11],
  ],
  // Light noise.
  [
    [5.1, 1.8, 0.85, 0.51, 0.27, 0.16, 0.13, 0.084],
    [2.1, 3.3, 2.5, 1.5, 0.75, 0.33, 0.23, 0.15],
    [0.95, 3.1, 3.1, 2.2, 1.1, 0.44, 0.24, 0.16],
    [0.29, 2, 2.7, 2.9, 1.6, 0.54, 0.38, 0.23],
    [0.061, 0.42, 1.2, 2.1, 2.5, 1.1, 0.5, 0.31],
  ],
  // Steady noise, 0 dB.
  [
    [5, 1.7, 0.9, 0.56, 0.26, 0.17, 0.15, 0.1],
    [2.2, 2.9, 2, 1.4, 0.85, 0.43, 0.28, 0.18],
    [1.1, 2.4, 2.3, 1.9, 1.1, 0.62, 0.44, 0.31],
    [0.43, 1.6, 2.2, 2, 1.4, 1.1, 0.53, 0.28],
    [0.16, 0.71, 1.1, 1.8, 1.9, 1.4, 0.71, 0.42],
  ],
  // Steady noise, −5 dB.
  [
    [4, 1.4, 1.3, 1.1, 0.64, 0.25, 0.21, 0.19],
    [1.3, 2, 1.9, 1.6, 1.1, 0.81, 0.48, 0.34],
    [0.9, 1.4, 1.3, 1.4, 1.5, 0.95, 0.76, 0.46],
    [0.5, 0.93, 1.1, 1.6, 1.7, 1.1, 0.72, 0.63],
    [0.24, 0.82, 0.62, 1.1, 1.5, 1.6, 1.1, 0.64],
  ],
  // Voices, 0 dB.
  [
    [1.6, 1.6, 1.5, 1.6, 1.2, 0.71, 0.58, 0.4],
    [0.29, 0.81, 1.1, 1.5, 1.5, 1.4, 0.86, 0.6],
    [0.13, 0.33, 0.76, 0.93, 1.6, 1.6, 1.1, 0.81],
    [0.088, 0.23, 0.4, 0.93, 1.4, 1.7, 1.3, 0.89],
    [0.053, 0.059, 0.26, 0.31, 0.84, 1.9, 1.7, 1.2],
  ],
  // Voices, −5 dB.
  [
    [0.55, 0.92, 1.1, 1.4, 1.5, 1.3, 0.86, 0.63],
    [0.21, 0.43, 0.46, 0.81, 1.4, 1.5, 1.4, 0.85],
    [0.086, 0.18, 0.38, 0.51, 1, 1.7, 1.5, 1.2],
    [0.048, 0.15, 0.15, 0.32, 1, 1.5, 1.8, 1.3],
    [0.087, 0.077, 0.21, 0.18, 0.38, 1.7, 2.1, 1.5],
  ],
];

/** How much more often a true pair has these ranks than a chance one. */
export const rankRatio = (kind: number, rank: number, tier: number): number => RATIOS[kind][rank][tier];

/**
 * Ranks of the recording's peaks laid over a clip, 0 for the most prominent, by level over pink noise: selection leaves
 * little else to tell, and tiers are not stored.
 */
export function ranksOf({ peakTimes, peakSteps, peakLevels, peakCount }: Pairs, clipTicks: number): Uint8Array {
  const prominences = new Float64Array(peakCount);
  for (let peak = 0; peak < peakCount; peak++) prominences[peak] = overPinkNoise(peakLevels[peak], peakSteps[peak]);
  const densities = densitiesOf(peakTimes, prominences, peakCount, clipTicks);
  return Uint8Array.from(densities, (density) => Math.min(RANKS - 1, tierOf(density)));
}
