// Numbers of the matching core. None of them alters stored constellations; those of the index alter segments.
import type { Reach } from "./probes.ts";

/** Recording peaks up to this tier (12 a second) make landmarks; all stored peaks take part in verification. */
export const INDEXED_TIER = 1;

/**
 * Landmarks an indexed peak anchors: about 30 a second at tier 1. A fourth adds 24 % to the postings and finds about one
 * clip in a hundred more: tests/bench/results/matcher.md.
 */
export const RECORDING_FAN_OUT = 3;

/** One way to look: which peaks of the clip make probes, how many pairs each anchors, how far off cells may lie. */
export interface Effort {
  /** Clip peaks up to this tier. */
  readonly tier: number;
  readonly fanOut: number;
  readonly reach: Reach;
  /** Places nominated. */
  readonly places: number;
  /** Postings looked at in all indexes, the most selective first: what bounds the cost in a large catalogue. */
  readonly visits: number;
}

/** Enough for clean audio: the same peaks, and one tier more, as a recording's landmarks are made of. */
export const QUICK: Effort = {
  tier: 2,
  fanOut: 6,
  reach: { steps: 0.8, differenceSteps: 0.8, ticks: 2 },
  places: 4,
  visits: 48_000,
};

/**
 * For noise and voices. Two looks that find different clips: the song's own peaks with room for error survive noise; all
 * peaks, with many pairs since every strange peak pushes others out, find a song under speech.
 */
export const THOROUGH: readonly Effort[] = [
  { tier: 4, fanOut: 16, reach: { steps: 1, differenceSteps: 1, ticks: 2.5 }, places: 8, visits: 1_200_000 },
  { tier: 7, fanOut: 30, reach: { steps: 0.8, differenceSteps: 0.8, ticks: 2 }, places: 8, visits: 1_200_000 },
];

/**
 * For short clips under loud noise, whose peaks lie farther off: cells twice as wide, when nothing was named so far. On
 * the tuning half it brings the right song first in 3 % more of the clips under noise, babble and loud speech.
 */
export const BROAD: Effort = {
  tier: 7,
  fanOut: 30,
  reach: { steps: 2, differenceSteps: 2, ticks: 4 },
  places: 32,
  visits: 1_200_000,
};

/** Postings looked at in any index, however small its part of the catalogue. */
export const FEWEST_VISITS = 4_000;

/**
 * Longer clips get a broad look only in catalogues up to this one, 25,000 songs, from which on its budget leaves postings
 * out. Then it alone found, of 228 clips of 2 to 8 s under noise, seven, all of 2 s; and it was a quarter of the cost of a
 * miss: tests/bench/results/matcher.md.
 */
export const LONGEST_BROAD_SECONDS = 4;
export const BROAD_CATALOGUE_SECONDS = 6_000_000;

/**
 * For each alteration. Neighbouring ones lie 2 % or 8 steps apart, so anchors may be 4 steps off; frequency differences
 * are the same at every speed and need no such room.
 */
export const ALTERED: Effort = {
  tier: 1,
  fanOut: 5,
  reach: { steps: 3, differenceSteps: 0.5, ticks: 1.5 },
  places: 16,
  visits: 40_000,
};

/**
 * Of so many of the best finds as many other passages are looked at; of one, where the first look is sure. On the tuning
 * half two of each bring 28 of 1,558 offsets to where the clip was cut, and three more names; more do not help.
 */
export const SUSPECTS = 2;
export const PASSAGES = 2;

/** Recordings a verdict lists. */
export const MOST_CANDIDATES = 5;

/** Less audio than this is too short for a verdict. */
export const SHORTEST_SECONDS = 0.75;

/** Fewer peaks than this is silence or a hum. Music has 60 a second in a query. */
export const FEWEST_PEAKS_PER_SECOND = 8;

/** Altered versions are searched for once this much was heard: less is seldom enough to tell which alteration. */
export const SHORTEST_ALTERED_SECONDS = 1.8;
