import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { idOf } from "./constellations.ts";

/** The bytes of a segment whose recordings have the ids idOf(first), idOf(first + 1), … */
export function segmentBytes(recordings: readonly Constellation[], first = 0): Uint8Array<ArrayBuffer> {
  const builder = new SegmentBuilder();
  for (const [i, recording] of recordings.entries()) builder.add(idOf(first + i), recording);
  return builder.finish();
}

export const segmentOf = (recordings: readonly Constellation[], first = 0): Segment =>
  Segment.from(segmentBytes(recordings, first));
