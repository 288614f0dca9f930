// When a mystery is asked about again. Pure: the clock and what is known of the world come in.
import type { Mystery } from "../storage/mystery.ts";

/** What could make an answer differ from the last one. */
export interface World {
  /** Songs the server knows; null while it does not answer, or must not be asked. Asked, not believed: `navigator.onLine` lies. */
  readonly serverRecordings: number | null;
  /** The packs on this device, as one text. */
  readonly packs: string;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** After each vain try twice as long, from a minute to a day. */
export const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);

/** Who is asked about this mystery now, if anybody. A new pack is asked at once: that costs nobody anything. */
export function askNow(mystery: Mystery, world: World, nowMs: number): "device" | "server" | "nobody" {
  const { serverRecordings } = world;
  if (serverRecordings !== null && isRipe(mystery, nowMs)) {
    if (mystery.searchedRecordings === 0 || serverRecordings > mystery.searchedRecordings) return "server";
  }
  return world.packs !== mystery.packs && world.packs !== "" ? "device" : "nobody";
}

/** A clock that was set back must not put it off for longer than the longest wait. */
const isRipe = ({ nextAskAtMs }: Mystery, nowMs: number): boolean =>
  nowMs >= nextAskAtMs || nextAskAtMs > nowMs + LONGEST_WAIT_MS;
