import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Sky } from "../storage/session.ts";

/** Stars a small picture bears. */
const MOST_STARS = 28;

/** The brightest stars of an encoded constellation, in the order of time. */
export function skyOf(bytes: Uint8Array): Sky {
  const { times, steps, tiers } = decodeConstellation(bytes);
  const order = Array.from(tiers.keys()).sort((a, b) => tiers[a] - tiers[b] || a - b);
  const kept = order.slice(0, MOST_STARS).sort((a, b) => a - b);
  return {
    times: kept.map((i) => times[i]),
    steps: kept.map((i) => steps[i]),
    tiers: kept.map((i) => tiers[i]),
  };
}
