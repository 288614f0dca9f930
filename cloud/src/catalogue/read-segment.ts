import { open } from "node:fs/promises";
import type { SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";

/** One read of a file system call moves at most 2 GiB. */
const PIECE_BYTES = 1 << 30;

/** Reads a file into memory that all threads share. Does not look at what it reads. */
export async function readSegment(path: string): Promise<SegmentMemory> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const buffer = new SharedArrayBuffer(size);
    for (let at = 0; at < size; ) {
      const piece = new Uint8Array(buffer, at, Math.min(PIECE_BYTES, size - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      // Shorter than it was a moment ago: what is missing stays zero, and the checksums will tell.
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return { buffer, byteOffset: 0, byteLength: size };
  } finally {
    await file.close();
  }
}
