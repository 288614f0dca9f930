/**
 * A fingerprint: the spectral peaks of a stretch of audio, as parallel arrays sorted by (time, step).
 * Peak i lies `times[i]` ticks after the first sample, at frequency step `steps[i]`; `tiers[i]` says at which
 * density the peak is kept (see TIER_PEAKS_PER_SECOND), 0 for the most prominent ones; `levels[i]` is its power in
 * classes of 3.01 dB above −90 dB of a full-scale sine, 0 to 31.
 */
export interface Constellation {
  /** Audio analysed, ticks. */
  readonly durationTicks: number;
  readonly times: Uint32Array;
  readonly steps: Uint16Array;
  readonly tiers: Uint8Array;
  readonly levels: Uint8Array;
}

/** Tier t holds the peaks that join when the density rises to TIER_PEAKS_PER_SECOND[t]. */
export const TIER_PEAKS_PER_SECOND = [8, 12, 16, 20, 30, 40, 50, 60] as const;

/** The same stretch at a lower density: peaks up to `tier`. */
export function thinned({ durationTicks, times, steps, tiers, levels }: Constellation, tier: number): Constellation {
  const isKept = (_: number, i: number) => tiers[i] <= tier;
  return {
    durationTicks,
    times: times.filter(isKept),
    steps: steps.filter(isKept),
    tiers: tiers.filter(isKept),
    levels: levels.filter(isKept),
  };
}

/** What can be wrong with the bytes of a constellation. */
export type ConstellationErrorCode =
  | "constellation-not-recognised"
  | "constellation-version"
  | "constellation-truncated"
  | "constellation-malformed";

export class ConstellationError extends Error {
  override readonly name = "ConstellationError";
  constructor(
    readonly code: ConstellationErrorCode,
    message: string,
  ) {
    super(message);
  }
}
