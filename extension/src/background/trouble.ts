import { ApiError } from "@sonica/shared/src/api/client.ts";
import type { FailureCode } from "../failures.ts";

/** Why a question got no answer, and whether asking again is in vain. */
export interface Trouble {
  readonly code: FailureCode;
  readonly isFatal: boolean;
}

/** Only the device was to be asked, and it did not answer. */
export class DeviceUnanswered extends Error {}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof DeviceUnanswered) return { code: "device-slow", isFatal: false };
  if (!(error instanceof ApiError)) {
    console.error("A question failed in an unforeseen way.", error);
    return { code: "engine-failed", isFatal: true };
  }
  switch (error.code) {
    case "unreachable":
      return { code: "matcher-unreachable", isFatal: false };
    case "timed-out":
    case "search-busy":
    case "search-timeout":
      return { code: "matcher-slow", isFatal: false };
    case "not-ready":
      return { code: "matcher-starting", isFatal: false };
    case "internal":
    case "index-unreachable":
      return { code: "matcher-failed", isFatal: false };
    case "constellation-version":
      return { code: "matcher-version", isFatal: true };
    case "bad-answer":
    case "route-not-found":
    case "method-not-allowed":
      return { code: "matcher-bad-answer", isFatal: true };
    case "constellation-not-recognised":
    case "constellation-truncated":
    case "constellation-malformed":
    case "constellation-too-long":
    case "body-too-large":
    case "body-empty":
    case "unsupported-media-type":
    case "malformed-id":
    case "malformed-query":
    case "malformed-cursor":
    case "recording-not-found":
    case "lyrics-not-found":
    case "pack-not-found":
    case "malformed-hash":
    case "malformed-contribution":
    case "too-many-requests":
    case "range-not-satisfiable":
      return { code: "matcher-refused", isFatal: true };
  }
}
