// What the offscreen document and its worker say to each other.

export interface WorkerStart {
  /** Address of engine.wasm. */
  readonly engineUrl: string;
  readonly rateHz: number;
}

/** Second message: the port that blocks of mono samples come in on. */
export interface WorkerTap {
  readonly tap: MessagePort;
}

export type WorkerMessage =
  | { readonly kind: "ready" }
  | {
      readonly kind: "question";
      readonly bytes: Uint8Array;
      readonly heardSeconds: number;
      readonly firstSampleAtMs: number;
      readonly isLast: boolean;
    }
  /** Nothing but silence for as long as we wait for the first sound. */
  | { readonly kind: "silent" }
  | { readonly kind: "failed"; readonly reason: string };
