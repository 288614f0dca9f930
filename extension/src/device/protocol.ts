// What the device worker is asked, and what it answers.
import type { Verdict } from "@sonica/shared/src/api/contract.ts";
import type { AnswerSource } from "../storage/session.ts";

/** An answer found without a server, and where its best candidate was found. */
export interface DeviceAnswer {
  readonly verdict: Verdict;
  readonly source: AnswerSource;
  /** Recordings the person said this is not: nobody is to name them for this clip. */
  readonly notThese: readonly string[];
  /** Nothing was named, and a little more sound may well have a pack name it. */
  readonly isTooEarly: boolean;
}

/** `demo` asks the built-in pack alone; `shelf` what the person has: songs named lately, and packs. */
export type DeviceScope = "shelf" | "demo";

/** Call → what is asked and what is answered. */
export interface DeviceCalls {
  identify: {
    /** `bytes`: an encoded constellation. */
    readonly ask: { readonly bytes: Uint8Array; readonly scope: DeviceScope; readonly builtInPackUrl: string };
    readonly reply: DeviceAnswer;
  };
  /** Fetch what is missing of a begun pack. Answered when it is ready or has stopped; its row tells why. */
  "download-pack": { readonly ask: { readonly id: string }; readonly reply: boolean };
  "pause-pack": { readonly ask: { readonly id: string }; readonly reply: boolean };
  /** Look at a pack whose bytes were put into storage from a file. */
  "check-pack": { readonly ask: { readonly id: string }; readonly reply: boolean };
}

export type DeviceCall = keyof DeviceCalls;

export interface DeviceRequest<C extends DeviceCall = DeviceCall> {
  readonly id: number;
  readonly call: C;
  readonly ask: DeviceCalls[C]["ask"];
}

export type DeviceReply =
  | { readonly id: number; readonly reply: DeviceCalls[DeviceCall]["reply"] }
  | { readonly id: number; readonly error: string };
