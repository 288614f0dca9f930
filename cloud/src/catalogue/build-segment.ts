// Worker thread: encoded constellations → the bytes of one segment. Off the main thread because it takes seconds.
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { Tinypool } from "tinypool";
import type { StoredConstellation } from "./constellations.ts";

export default function buildSegment(constellations: readonly StoredConstellation[]): Uint8Array {
  const builder = new SegmentBuilder();
  for (const { recordingId, bytes } of constellations) builder.add(recordingId, decodeConstellation(bytes));
  return Tinypool.move(builder.finish()) as Uint8Array;
}
