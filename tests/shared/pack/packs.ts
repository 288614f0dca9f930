import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { encodePack } from "@sonica/shared/src/pack/pack.ts";
import { idOf } from "../constellations.ts";
import { segmentBytes } from "../segments.ts";

/** The row of the recording idOf(index). */
export const rowOf = (index: number, { durationTicks }: Constellation): Recording => ({
  id: idOf(index),
  title: { latin: `Song ${index}`, devanagari: `गीत ${index}` },
  artists: [],
  durationSeconds: ticksToSeconds(durationTicks),
});

export const PACK_ID = "5c1a0000-0000-4000-8000-00000000aaaa";

/** A pack of recordings with the ids idOf(0), idOf(1), … */
export const packOf = (recordings: readonly Constellation[], title = "A pack"): Uint8Array<ArrayBuffer> =>
  encodePack(
    {
      id: PACK_ID,
      title,
      createdAt: "2026-01-01T00:00:00Z",
      recordings: recordings.map((recording, index) => rowOf(index, recording)),
    },
    segmentBytes(recordings),
  );
