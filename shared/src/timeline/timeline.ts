// What plays from when to when. Times are seconds of the stream, from its first sample.

/** Why nothing is named. not-in-catalogue: music, or what passes for it, that nobody knows. */
export type GapReason = "silence" | "no-music" | "not-in-catalogue" | "too-short";

export interface Song {
  readonly kind: "song";
  readonly recordingId: string;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** Still playing when last looked at: `untilSeconds` will grow. */
  readonly isGoingOn: boolean;
  /** Where in the recording the song was at `fromSeconds`. */
  readonly offsetSeconds: number;
  /** Recording seconds per stream second, and how far the stream's pitch lies above the recording's. */
  readonly speed: number;
  readonly pitchSemitones: number;
  /** The highest that was given, 0 to 1. */
  readonly confidence: number;
  /** The same recording as the song before, at another place: somebody sought, or it was cut. */
  readonly isJump: boolean;
}

export interface Gap {
  readonly kind: "gap";
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly reason: GapReason;
}

/** Songs may overlap by a crossfade; gaps fill what lies between them. Sorted by start. */
export interface Timeline {
  readonly stretches: readonly (Song | Gap)[];
  /** Audio taken in, and the part of it that the stretches speak of. */
  readonly heardSeconds: number;
  readonly decidedSeconds: number;
}
