// Following what plays for as long as it plays: what worker, offscreen document and background say about it.
import type { Answer } from "@sonica/shared/src/timeline/recogniser.ts";
import type { Gap, Song } from "@sonica/shared/src/timeline/timeline.ts";

/** From one second to another: of the media where a page told us, else since following began. */
export interface Range {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

export type Stretch = Song | Gap;

/** A question about part of what was heard. */
export interface FollowQuestion {
  readonly watchId: string;
  /** Encoded constellation; plain numbers, since messages may be JSON. */
  readonly bytes: readonly number[];
}

/** What the background makes of a question. */
export type FollowAnswer =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** The matcher is away: ask again, but not at once. */
  | { readonly kind: "trouble" }
  /** Nobody follows any more. */
  | { readonly kind: "stop" };

/** Where things stand, told whenever it has changed. */
export interface FollowReport {
  readonly watchId: string;
  /** The uninterrupted piece this is about: a new one begins when the listener seeks. */
  readonly pieceId: number;
  readonly stretches: readonly Stretch[];
  /** How far the stretches speak, and how far was heard. */
  readonly decidedSeconds: number;
  readonly heardSeconds: number;
  readonly isSilent: boolean;
}

/** A passage of music that nobody knew, to be asked about again later. */
export interface UnknownPassage extends Range {
  readonly watchId: string;
  /** Encoded constellation of a part of it; plain numbers, since messages may be JSON. */
  readonly bytes: readonly number[];
  /** Where that part begins, and how fast the media played: its seconds for a second that was heard. */
  readonly clipFromSeconds: number;
  readonly rate: number;
  readonly heardSeconds: number;
  /** When that part was heard, ms since 1970. */
  readonly heardAtMs: number;
}

/** What a worker needs to follow a source. */
export interface FollowOrder {
  readonly watchId: string;
  /** Parts of the media that are known from before: nothing is asked about them. */
  readonly known: readonly Range[];
}
