// The one listening session: what it may be at any moment.
import type { Candidate, Verdict } from "@sonica/shared/src/api/contract.ts";
import type { FailureCode } from "../failures.ts";

type UnknownReason = Extract<Verdict, { kind: "unknown" }>["reason"];

interface HeardTab {
  readonly id: number;
  readonly title: string;
  /** In a private window: nothing of it is written to disk. */
  readonly isPrivate: boolean;
}

/** What one session has heard and sent so far. */
export interface Heard {
  readonly sessionId: string;
  readonly tab: HeardTab;
  readonly serverUrl: string;
  readonly startedAtMs: number;
  /** When the clip's first sample was heard; 0 until something was. */
  readonly firstSampleAtMs: number;
  readonly heardSeconds: number;
  readonly questions: number;
  readonly bytesSent: number;
}

/** The brightest peaks of what was heard, as plain arrays: the song's little constellation. */
export interface Sky {
  readonly times: readonly number[];
  readonly steps: readonly number[];
  readonly tiers: readonly number[];
}

/** Where an answer was found: among songs named lately, in a pack, or by the server. */
export type AnswerSource =
  | { readonly kind: "device" }
  | { readonly kind: "pack"; readonly title: string }
  | { readonly kind: "server" };

/** Who looked for the song last, and among how many. */
export interface Searched {
  readonly by: "device" | "server";
  readonly recordings: number;
}

export const searchedIn = (verdict: Verdict, source: AnswerSource): Searched => ({
  by: source.kind === "server" ? "server" : "device",
  recordings: verdict.searchedRecordings,
});

export interface Listening {
  readonly kind: "listening";
  readonly heard: Heard;
  /** The best possibilities so far, when the matcher named any. */
  readonly maybe: readonly Candidate[];
  readonly maybeSource: AnswerSource;
  readonly searched: Searched | null;
  readonly lastReason: UnknownReason | null;
  /** Why the last question got no answer, and how many in a row did not. */
  readonly trouble: FailureCode | null;
  readonly troubles: number;
}

interface Ended {
  readonly heard: Heard;
  readonly isSeen: boolean;
}

export interface Matched extends Ended {
  readonly kind: "match";
  readonly match: Candidate;
  readonly source: AnswerSource;
  readonly sky: Sky;
  readonly isConfirmed: boolean;
}

export interface Maybe extends Ended {
  readonly kind: "maybe";
  readonly candidates: readonly Candidate[];
  readonly source: AnswerSource;
  readonly sky: Sky;
}

export interface Unknown extends Ended {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  /** Null for what was named, and then rejected. */
  readonly searched: Searched | null;
  readonly sky: Sky;
}

interface Failed extends Ended {
  readonly kind: "failed";
  readonly code: FailureCode;
}

export type Session = { readonly kind: "idle" } | Listening | Matched | Maybe | Unknown | Failed;

export const IDLE: Session = { kind: "idle" };
