// Numbers of the matching core. None of them alters stored constellations; those of the index alter segments.

/** Recording peaks up to this tier (12 a second) make landmarks; all stored peaks take part in verification. */
export const INDEXED_TIER = 1;

/** Landmarks an indexed peak anchors: about 43 a second at tier 1. */
export const RECORDING_FAN_OUT = 4;

/** Landmarks a query peak anchors, counted before neighbouring cells: more, since every noise peak pushes others out. */
export const QUERY_FAN_OUT = 10;

/** Places verified for each hypothesis. */
export const MOST_NOMINATIONS = 16;

/** Recordings a verdict lists. */
export const MOST_CANDIDATES = 5;

/** Less audio than this is too short for a verdict. */
export const SHORTEST_SECONDS = 0.75;

/** Fewer peaks than this is silence or a hum. Music has 60 a second in a query. */
export const FEWEST_PEAKS_PER_SECOND = 8;

/** Altered versions are searched for once this much was heard: less is seldom enough to tell which alteration. */
export const SHORTEST_ALTERED_SECONDS = 1.8;

/**
 * The altered search asks with fewer landmarks: peaks up to this tier (30 a second), so many pairs each. On the tuning
 * half it finds what all 60 peaks and 10 pairs find, in a fifth of the time.
 */
export const ALTERED_TIER = 4;
export const ALTERED_FAN_OUT = 6;
