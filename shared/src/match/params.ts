// Numbers of the matching core. None of them alters stored constellations; those of the index alter segments.

/** Recording peaks up to this tier (12 a second) make landmarks; all stored peaks take part in verification. */
export const INDEXED_TIER = 1;

/** Landmarks an indexed peak anchors: about 43 a second at tier 1. */
export const RECORDING_FAN_OUT = 4;

/** How hard to look: landmarks each query peak anchors, before neighbouring cells, and places verified. */
export interface Effort {
  readonly fanOut: number;
  readonly places: number;
}

/** Enough for clean audio, with the sparse peaks: a quarter of the work of a thorough look. */
export const QUICK: Effort = { fanOut: 4, places: 4 };

/** For noise and voices, with all peaks: more pairs than a recording's, since every noise peak pushes others out. */
export const THOROUGH: Effort = { fanOut: 10, places: 16 };

/**
 * For each alteration, with the sparse peaks. On the tuning half this finds what all peaks and 10 pairs find, in a fifth
 * of the time.
 */
export const ALTERED: Effort = { fanOut: 6, places: 16 };

/** Sparse: peaks up to this tier, 30 a second. */
export const SPARSE_TIER = 4;

/** Recordings a verdict lists. */
export const MOST_CANDIDATES = 5;

/** Less audio than this is too short for a verdict. */
export const SHORTEST_SECONDS = 0.75;

/** Fewer peaks than this is silence or a hum. Music has 60 a second in a query. */
export const FEWEST_PEAKS_PER_SECOND = 8;

/** Altered versions are searched for once this much was heard: less is seldom enough to tell which alteration. */
export const SHORTEST_ALTERED_SECONDS = 1.8;
