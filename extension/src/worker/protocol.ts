// What the offscreen document and its worker say to each other.
import type { FollowAnswer, FollowReport, Range, UnknownPassage } from "../follow.ts";

/** What the worker is there for: name one song and be done, or follow what plays. */
export type WorkerTask = { readonly kind: "name-one" } | { readonly kind: "follow"; readonly known: readonly Range[] };

export interface WorkerStart {
  /** Address of engine.wasm. */
  readonly engineUrl: string;
  readonly rateHz: number;
  readonly task: WorkerTask;
}

/** Second message: the port that blocks of mono samples come in on. */
export interface WorkerTap {
  readonly kind: "tap";
  readonly tap: MessagePort;
}

/** Sound from a page's player. */
export interface HeardBlock {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly rateHz: number;
  /** Where the player stood at the last sample; null for a captured tab, which nobody can look into. */
  readonly media: { readonly seconds: number; readonly rate: number } | null;
}

export type WorkerOrder =
  | WorkerTap
  | { readonly kind: "block"; readonly block: HeardBlock }
  | { readonly kind: "answer"; readonly requestId: number; readonly answer: FollowAnswer }
  | { readonly kind: "know"; readonly known: readonly Range[] }
  /** The sound has ended: what was heard and not yet asked about is asked about. */
  | { readonly kind: "finish" }
  | { readonly kind: "rewind"; readonly requestId: number; readonly secondsAgo: number };

export type ListenerMessage =
  | {
      readonly kind: "question";
      readonly bytes: Uint8Array;
      readonly heardSeconds: number;
      readonly firstSampleAtMs: number;
      readonly isLast: boolean;
    }
  /** Nothing but silence for as long as we wait for the first sound. */
  | { readonly kind: "silent" };

export type FollowerMessage =
  | { readonly kind: "follow-question"; readonly requestId: number; readonly bytes: Uint8Array }
  | ({ readonly kind: "follow-report" } & Omit<FollowReport, "watchId">)
  | ({ readonly kind: "follow-unknown"; readonly bytes: Uint8Array } & Omit<UnknownPassage, "watchId" | "bytes">)
  /** All that could be told has been told. */
  | { readonly kind: "finished" }
  /** Where the player stands in what is known already, said now and then. */
  | { readonly kind: "follow-place"; readonly seconds: number }
  | { readonly kind: "follow-silence"; readonly isSilent: boolean }
  | { readonly kind: "rewound"; readonly requestId: number; readonly bytes: Uint8Array | null };

export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly reason: string }
  | ListenerMessage
  | FollowerMessage;
