import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellations } from "../catalogue/constellations.ts";
import type { Relatives } from "../catalogue/relatives.ts";
import type { SearchIndex } from "../catalogue/search-index.ts";
import { relativesOf } from "./kinship.ts";

/** Constellations held at a time. */
const BATCH = 32;

/** Looks for relatives of every recording that was not looked at yet. What was interrupted goes on the next time. */
export async function seekRelatives(
  { relatives, constellations, index }: { relatives: Relatives; constellations: Constellations; index: SearchIndex },
  signal: AbortSignal,
): Promise<void> {
  const waiting = await relatives.unsought();
  for (let start = 0; start < waiting.length; start += BATCH) {
    for (const { recordingId, bytes } of await constellations.get(waiting.slice(start, start + BATCH))) {
      if (signal.aborted) return;
      await relatives.keep(recordingId, relativesOf(index, recordingId, decodeConstellation(bytes)));
    }
  }
}
