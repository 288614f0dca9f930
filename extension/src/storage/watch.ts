// What is being followed: a tab that was clicked, or a player in a page of a site that was switched on.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { FailureCode } from "../failures.ts";
import type { Range, Stretch } from "../follow.ts";
import type { Played } from "../timeline/played.ts";
import type { Searched } from "./session.ts";

/** What an uninterrupted piece has told so far. */
/** @public */
export interface PieceReport {
  readonly pieceId: number;
  readonly stretches: readonly Stretch[];
}

/** What the person said of a named stretch. */
export interface Judgement extends Range {
  readonly recordingId: string;
  readonly isRight: boolean;
}

/** @public */
export type WatchSource =
  /** The tab's whole sound, captured after a click. Its clock began with the capture. */
  | { readonly kind: "tab" }
  /** One player in a page. Its clock is the media's own. */
  | {
      readonly kind: "page";
      readonly frameId: number;
      readonly address: string;
      /** Null for a live stream: nothing of it is found again. */
      readonly videoId: string | null;
      readonly durationSeconds: number | null;
      /** What the page itself says is playing. */
      readonly declared: string | null;
    };

export interface Watch {
  readonly watchId: string;
  readonly tabId: number;
  readonly title: string;
  readonly source: WatchSource;
  readonly isPrivate: boolean;
  readonly serverUrl: string;
  readonly startedAtMs: number;
  /** What others found in this video, when sharing is on: shown, and asked about all the same. */
  readonly shared: readonly Stretch[];
  /** Known from an earlier visit, or told by pieces that are over. */
  readonly settled: readonly Stretch[];
  /** Pieces that may still change, oldest first. */
  readonly pieces: readonly PieceReport[];
  /** The songs that stretches name, by recordingId. */
  readonly recordings: Readonly<Record<string, Recording>>;
  readonly judgements: readonly Judgement[];
  readonly heardSeconds: number;
  /** Where the player has been, in the order in which it was there. */
  readonly played: readonly Played[];
  readonly isSilent: boolean;
  readonly questions: number;
  readonly bytesSent: number;
  /** By whom the latest question was answered. */
  readonly searched: Searched | null;
  /** Why the latest question got no answer; null when it did. */
  readonly trouble: FailureCode | null;
  /** Null while it goes on. */
  readonly ended: { readonly code: FailureCode | null; readonly atMs: number } | null;
}
