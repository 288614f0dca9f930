// Who is asked: a matcher in this thread, packs on the device, a server. The segmenter knows only this.
import type { Constellation } from "../fingerprint/constellation.ts";
import type { Expected } from "../match/follow.ts";

/** A recording heard in a clip. Seconds count from the clip's first sample. */
export interface Sighting extends Expected {
  /** 0 to 1; at 0.9 it is a name, see match/confidence.ts. */
  readonly confidence: number;
  /** The part of the clip it sounds in. */
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

export type Answer =
  /** Sure enough to be named; the best first. Others are recordings heard in another part of the clip. */
  | { readonly kind: "heard"; readonly sightings: readonly Sighting[] }
  /** Something like it: a longer clip may tell. */
  | { readonly kind: "perhaps" }
  | { readonly kind: "unknown"; readonly reason: "no-music" | "too-short" | "not-in-catalogue" };

export interface Recogniser {
  /** What plays in this clip, which is at most LONGEST_CLIP_SECONDS long? */
  identify(clip: Constellation): Promise<Answer>;
  /**
   * Is this recording in the clip, where it is expected? Cheap: no search. A recogniser that cannot do it leaves it out,
   * and identify() is asked instead.
   */
  follow?(clip: Constellation, expected: Expected): Promise<Sighting | undefined>;
}
