import { checksum32 } from "../fingerprint/checksum.ts";

/** Sections are summed in pieces of this size, so that they can be summed while they are written. */
export const CHECKSUM_PIECE_BYTES = 1 << 20;

/** Adds a piece's checksum to that of the pieces before it; the first one follows 0. */
export const chained = (before: number, piece: Uint8Array): number =>
  (Math.imul(before ^ (before >>> 15), 0x2c1b3c6d) ^ checksum32(piece)) >>> 0;

export function rangeChecksum(buffer: ArrayBufferLike, start: number, byteLength: number): number {
  let sum = 0;
  for (let at = 0; at < byteLength; at += CHECKSUM_PIECE_BYTES) {
    sum = chained(sum, new Uint8Array(buffer, start + at, Math.min(CHECKSUM_PIECE_BYTES, byteLength - at)));
  }
  return sum;
}
