// Worker thread: a spool of encoded constellations → a segment file. Off the main thread because it takes seconds to
// minutes; memory stays the same however many there are.
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { readConstellations } from "./constellation-spool.ts";
import { SegmentWriter } from "./segment-writer.ts";

export interface BuildTask {
  readonly spoolPath: string;
  readonly segmentPath: string;
}

export default function buildSegment({ spoolPath, segmentPath }: BuildTask): void {
  const writer = new SegmentWriter(segmentPath);
  try {
    for (const { recordingId, bytes } of readConstellations(spoolPath)) {
      writer.add(recordingId, decodeConstellation(bytes));
    }
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
