// The live picture on its way from the worker to whatever popup looks on. Not a message: it is broadcast, and missed
// without harm.

/** Name of the BroadcastChannel. */
export const PICTURE_CHANNEL = "sonica-picture";

/** What the engine sees right now. */
export interface Picture {
  readonly heardSeconds: number;
  /** Levels 0 to 255, low to high. */
  readonly bands: Uint8Array;
  /** All stars so far; only there when there may be new ones. */
  readonly stars: Stars | null;
}

/** Peaks as parallel arrays: time in ticks, frequency in steps, tier 0 the most isolated. */
export interface Stars {
  readonly times: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
  readonly tiers: ArrayLike<number>;
}
