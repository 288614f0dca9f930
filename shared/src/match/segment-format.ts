// A segment: one immutable file with everything needed to recognise its recordings. All numbers little-endian.
// Recordings lie one after the other on one timeline, each starting at a whole second.
//
//   byte  0  "SNSG"                     16  u32 recordings          32  u32 postings
//         4  u16 format version (1)     20  u32 seconds             36  u32 0
//         6  u16 FINGERPRINT_VERSION    24  u32 peaks               40  f64 length of the file, bytes
//         8  u32 checksum32 of the      28  u32 buckets             48  16 bytes 0
//            bytes from 12 on
//        64  sections, each starting at a multiple of 8:
//            ids            16 bytes each, UUID
//            durations      u32 ticks
//            starts         u32 seconds, one more than recordings
//            secondOffsets  u32: first peak of each second, one more than seconds
//            bucketOffsets  u32: first posting of each bucket, one more than buckets
//            postings       u32: place of a landmark's anchor on the timeline, in 32 ms
//            peakWords      u16: low 16 bits of a peak
//            peakTops       u8: high 8 bits
//   peak: bits 0 to 8 ticks since its second began, 9 to 19 step, 20 to 23 level in pairs of classes, 6 dB
import { checksum32 } from "../fingerprint/checksum.ts";
import { FINGERPRINT_VERSION } from "../fingerprint/params.ts";

const SEGMENT_VERSION = 1;
const MAGIC = 0x47534e53; // "SNSG"
const HEADER_BYTES = 64;
const CHECKSUM_AT = 8;
const CHECKED_FROM = 12;

export type SegmentErrorCode = "segment-not-recognised" | "segment-version" | "segment-truncated" | "segment-corrupt";

export class SegmentError extends Error {
  override readonly name = "SegmentError";
  constructor(
    readonly code: SegmentErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export interface SegmentCounts {
  readonly recordings: number;
  readonly seconds: number;
  readonly peaks: number;
  readonly postings: number;
  readonly buckets: number;
}

/** Views into one buffer. */
export interface SegmentSections {
  readonly ids: Uint8Array;
  readonly durations: Uint32Array;
  readonly starts: Uint32Array;
  readonly secondOffsets: Uint32Array;
  readonly bucketOffsets: Uint32Array;
  readonly postings: Uint32Array;
  readonly peakWords: Uint16Array;
  readonly peakTops: Uint8Array;
}

/** A buffer of the right size with its header written, all but the checksum, and its empty sections. */
export function layOut(counts: SegmentCounts): { bytes: Uint8Array<ArrayBuffer>; sections: SegmentSections } {
  const bytes = new Uint8Array(lengthOf(counts));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, SEGMENT_VERSION, true);
  view.setUint16(6, FINGERPRINT_VERSION, true);
  view.setUint32(16, counts.recordings, true);
  view.setUint32(20, counts.seconds, true);
  view.setUint32(24, counts.peaks, true);
  view.setUint32(28, counts.buckets, true);
  view.setUint32(32, counts.postings, true);
  view.setFloat64(40, bytes.length, true);
  return { bytes, sections: sectionsOf(bytes, counts) };
}

export function seal(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(CHECKSUM_AT, checksum32(bytes.subarray(CHECKED_FROM)), true);
}

/** @throws SegmentError for bytes that are not exactly one undamaged segment of this version. */
export function readSections(bytes: Uint8Array): { counts: SegmentCounts; sections: SegmentSections } {
  if (bytes.length < HEADER_BYTES) {
    throw new SegmentError(
      "segment-truncated",
      `A segment has at least ${HEADER_BYTES} bytes, this one ${bytes.length}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== MAGIC) {
    throw new SegmentError("segment-not-recognised", "These bytes are not a Sonica segment.");
  }
  const version = view.getUint16(4, true);
  const fingerprint = view.getUint16(6, true);
  if (version !== SEGMENT_VERSION || fingerprint !== FINGERPRINT_VERSION) {
    throw new SegmentError(
      "segment-version",
      `Format ${version}, fingerprint ${fingerprint}; this program reads format ${SEGMENT_VERSION}, fingerprint ${FINGERPRINT_VERSION}.`,
    );
  }
  const counts: SegmentCounts = {
    recordings: view.getUint32(16, true),
    seconds: view.getUint32(20, true),
    peaks: view.getUint32(24, true),
    buckets: view.getUint32(28, true),
    postings: view.getUint32(32, true),
  };
  const length = lengthOf(counts);
  if (view.getFloat64(40, true) !== length || bytes.length !== length) {
    throw new SegmentError("segment-truncated", `The header speaks of ${length} bytes, the file has ${bytes.length}.`);
  }
  if (checksum32(bytes.subarray(CHECKED_FROM)) !== view.getUint32(CHECKSUM_AT, true)) {
    throw new SegmentError("segment-corrupt", "The checksum does not fit: the file was damaged.");
  }
  return { counts, sections: sectionsOf(bytes, counts) };
}

type SectionSizes = Readonly<Record<keyof SegmentSections, number>>;

/** Bytes of each section, in file order. */
const sizesOf = (counts: SegmentCounts): SectionSizes => ({
  ids: counts.recordings * 16,
  durations: counts.recordings * 4,
  starts: (counts.recordings + 1) * 4,
  secondOffsets: (counts.seconds + 1) * 4,
  bucketOffsets: (counts.buckets + 1) * 4,
  postings: counts.postings * 4,
  peakWords: counts.peaks * 2,
  peakTops: counts.peaks,
});

const roundUp8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const lengthOf = (counts: SegmentCounts): number =>
  Object.values(sizesOf(counts)).reduce((sum, size) => sum + roundUp8(size), HEADER_BYTES);

function sectionsOf(bytes: Uint8Array, counts: SegmentCounts): SegmentSections {
  const sizes = sizesOf(counts);
  let end = bytes.byteOffset + HEADER_BYTES;
  const next = (name: keyof SegmentSections) => {
    const start = end;
    end += roundUp8(sizes[name]);
    return start;
  };
  const { buffer } = bytes;
  return {
    ids: new Uint8Array(buffer, next("ids"), sizes.ids),
    durations: new Uint32Array(buffer, next("durations"), sizes.durations / 4),
    starts: new Uint32Array(buffer, next("starts"), sizes.starts / 4),
    secondOffsets: new Uint32Array(buffer, next("secondOffsets"), sizes.secondOffsets / 4),
    bucketOffsets: new Uint32Array(buffer, next("bucketOffsets"), sizes.bucketOffsets / 4),
    postings: new Uint32Array(buffer, next("postings"), sizes.postings / 4),
    peakWords: new Uint16Array(buffer, next("peakWords"), sizes.peakWords / 2),
    peakTops: new Uint8Array(buffer, next("peakTops"), sizes.peakTops),
  };
}
