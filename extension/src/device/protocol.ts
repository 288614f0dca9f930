// What the device worker is asked, and what it answers.
import type { Verdict } from "@sonica/shared/src/api/contract.ts";
import type { AnswerSource } from "../storage/session.ts";

/** An answer found without a server, and where its best candidate was found. */
export interface DeviceAnswer {
  readonly verdict: Verdict;
  readonly source: AnswerSource;
}

/** `demo` asks the built-in pack alone; `shelf` what the person has: songs named lately, and packs. */
export type DeviceScope = "shelf" | "demo";

export interface Ask {
  /** An encoded constellation. */
  readonly bytes: Uint8Array;
  readonly scope: DeviceScope;
  readonly builtInPackUrl: string;
}

export interface DeviceRequest {
  readonly id: number;
  readonly ask: Ask;
}

export type DeviceReply =
  | { readonly id: number; readonly reply: DeviceAnswer }
  | { readonly id: number; readonly error: string };
