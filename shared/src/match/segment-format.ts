// A segment: one immutable file with everything needed to recognise its recordings. All numbers little-endian.
// Recordings lie one after the other on one timeline, each starting at a whole second.
//
//   byte  0  "SNSG"                     16  u32 recordings          40  f64 length of the file, bytes
//         4  u16 format version (3)     20  u32 seconds             48  u32 × 7 checksums of the sections, in their order
//         6  u16 FINGERPRINT_VERSION    24  u32 peaks               76  20 bytes 0
//         8  u32 checksum32 of bytes    28  u32 buckets
//            12 to 96                   32  u32 postings
//        12  u32 0                      36  u8 × 4 bytes a posting, bits of a place, bits of a rest, bucket shift
//        96  sections, each starting at a multiple of 8, with zeros between:
//            peaks          3 bytes each
//            ids            16 bytes each, UUID
//            durations      u32 ticks
//            starts         u32 seconds, one more than recordings
//            secondOffsets  u32: first peak of each second, one more than seconds
//            postings       3 or 4 bytes each, in order of bucket and, within it, of value
//            bucketOffsets  u32: first posting of each bucket, one more than buckets
//
//   peak:    bits 0 to 8 ticks since its second began, 9 to 19 step, 20 to 23 level in pairs of classes, 6 dB
//   posting: low bits: place of the landmark's anchor on the timeline, in 32 ms; above them the rest: what the bucket's
//            number leaves open of the hash, as far as there are bits. bucket = hash >> bucket shift; rest = the top
//            bits of (hash mod 2^shift).
//
// Three bytes are enough for 149 hours, some 2,200 songs. A small segment has fewer, coarser buckets, and its short places
// leave bits for the rest; a large one has a bucket for every hash and no rest. Sections come in the order in which they
// can be written while recordings stream by (cloud/src/catalogue/segment-writer.ts).
import { checksum32 } from "../fingerprint/checksum.ts";
import { FINGERPRINT_VERSION } from "../fingerprint/params.ts";
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { HASH_COUNT, TIME_CELL_TICKS } from "./landmarks.ts";
import { rangeChecksum } from "./section-checksum.ts";

export const SEGMENT_VERSION = 3;
const MAGIC = 0x47534e53; // "SNSG"
export const HEADER_BYTES = 96;
const CHECKSUM_AT = 8;
const CHECKED_FROM = 12;
const CHECKSUMS_AT = 48;

/**
 * Buckets are as many as hashes, or fewer, so that one holds two to four postings. Fewer buckets save up to 10 kB a
 * recording, and cost a third more time for a clip that is not there: tests/bench/results/matcher.md.
 */
const POSTINGS_PER_BUCKET = 2;

/** Places are 32 bits at the most: 4.3 years of music, 570,000 songs. */
const MOST_SECONDS = 137_000_000;
/** Postings are numbered with 31 bits: some 280,000 songs. */
export const MOST_POSTINGS = 2 ** 31 - 1;

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

/** How postings are written. */
export interface PostingLayout {
  readonly postingBytes: number;
  readonly placeBits: number;
  readonly restBits: number;
  readonly bucketShift: number;
}

export interface SegmentCounts {
  readonly recordings: number;
  readonly seconds: number;
  readonly peaks: number;
  readonly postings: number;
}

/** Views into one buffer. */
export interface SegmentSections {
  readonly peaks: Uint8Array;
  readonly ids: Uint8Array;
  readonly durations: Uint32Array;
  readonly starts: Uint32Array;
  readonly secondOffsets: Uint32Array;
  /** Of 3 bytes each, or 4. */
  readonly postings: Uint8Array | Uint32Array;
  readonly bucketOffsets: Uint32Array;
}

const SECTIONS = [
  "peaks",
  "ids",
  "durations",
  "starts",
  "secondOffsets",
  "postings",
  "bucketOffsets",
] as const satisfies readonly (keyof SegmentSections)[];

/** The layout that fits: as few bytes as places need, and as many buckets as postings deserve. */
export function postingLayout({ seconds, postings }: Pick<SegmentCounts, "seconds" | "postings">): PostingLayout {
  const places = Math.ceil(((seconds + 1) * TICKS_PER_SECOND) / TIME_CELL_TICKS) + 1;
  const placeBits = Math.max(1, Math.ceil(Math.log2(places)));
  const postingBytes = placeBits <= 24 ? 3 : 4;
  const wanted = Math.max(1, postings / POSTINGS_PER_BUCKET);
  const bucketShift = Math.max(0, Math.ceil(Math.log2(HASH_COUNT / wanted)));
  return { postingBytes, placeBits, restBits: Math.min(bucketShift, postingBytes * 8 - placeBits), bucketShift };
}

export const bucketCount = (bucketShift: number): number => Math.floor((HASH_COUNT - 1) / 2 ** bucketShift) + 1;

/** The word of a posting, unsigned. */
export const postingWord = (
  { placeBits, restBits, bucketShift }: PostingLayout,
  hash: number,
  place: number,
): number =>
  restBits === 0
    ? place
    : (((hash & (2 ** bucketShift - 1)) >>> (bucketShift - restBits)) * 2 ** placeBits + place) >>> 0;

/** Writes words as postings of 3 bytes or of 4, whichever there are. */
export function packWords(words: Uint32Array, postings: Uint8Array | Uint32Array): void {
  if (postings instanceof Uint32Array) {
    postings.set(words);
    return;
  }
  for (let i = 0; i < words.length; i++) {
    postings[3 * i] = words[i];
    postings[3 * i + 1] = words[i] >>> 8;
    postings[3 * i + 2] = words[i] >>> 16;
  }
}

/** The 24 bits of a peak: ticks since its second began, step, level class. */
export const peakWord = (ticks: number, step: number, level: number): number =>
  ticks | (step << 9) | ((level >>> 1) << 20);

/** The header, with checksums of sections as given. */
export function headerOf(counts: SegmentCounts, layout: PostingLayout, checksums: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, SEGMENT_VERSION, true);
  view.setUint16(6, FINGERPRINT_VERSION, true);
  view.setUint32(16, counts.recordings, true);
  view.setUint32(20, counts.seconds, true);
  view.setUint32(24, counts.peaks, true);
  view.setUint32(28, bucketCount(layout.bucketShift), true);
  view.setUint32(32, counts.postings, true);
  bytes.set([layout.postingBytes, layout.placeBits, layout.restBits, layout.bucketShift], 36);
  view.setFloat64(40, lengthOf(counts, layout), true);
  for (const [i, checksum] of checksums.entries()) view.setUint32(CHECKSUMS_AT + 4 * i, checksum, true);
  view.setUint32(CHECKSUM_AT, checksum32(bytes.subarray(CHECKED_FROM)), true);
  return bytes;
}

/** A buffer of the right size and its empty sections. */
export function layOut(counts: SegmentCounts, layout: PostingLayout) {
  const bytes = new Uint8Array(lengthOf(counts, layout));
  return { bytes, sections: sectionsOf(bytes.buffer, 0, counts, layout) };
}

/** Writes the header in front of finished sections. */
export function seal(bytes: Uint8Array, counts: SegmentCounts, layout: PostingLayout): void {
  bytes.set(headerOf(counts, layout, checksumsOf(bytes, counts, layout)));
}

/** A stretch of memory that holds one segment: a plain view may not be longer than 4 GB, a segment may. */
export interface SegmentMemory {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
}

interface ReadSegment {
  readonly counts: SegmentCounts;
  readonly layout: PostingLayout;
  readonly sections: SegmentSections;
}

/** @throws SegmentError for anything but exactly one undamaged segment of this version. */
export function readSections(memory: SegmentMemory, isTrusted = false): ReadSegment {
  const { counts, layout } = readHeader(memory);
  const sections = sectionsOf(memory.buffer, memory.byteOffset, counts, layout);
  if (isTrusted) return { counts, layout, sections };
  const view = new DataView(memory.buffer, memory.byteOffset, HEADER_BYTES);
  for (const [i, checksum] of checksumsOf(memory, counts, layout).entries()) {
    if (checksum === view.getUint32(CHECKSUMS_AT + 4 * i, true)) continue;
    throw new SegmentError("segment-corrupt", `The checksum of its ${SECTIONS[i]} does not fit: the file was damaged.`);
  }
  checkOffsets(sections, counts);
  return { counts, layout, sections };
}

function readHeader({ buffer, byteOffset, byteLength }: SegmentMemory) {
  if (byteLength < HEADER_BYTES) {
    throw new SegmentError(
      "segment-truncated",
      `A segment has at least ${HEADER_BYTES} bytes, this one ${byteLength}.`,
    );
  }
  const header = new Uint8Array(buffer, byteOffset, HEADER_BYTES);
  const view = new DataView(buffer, byteOffset, HEADER_BYTES);
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
    postings: view.getUint32(32, true),
  };
  const claimed = view.getFloat64(40, true);
  if (claimed !== byteLength) {
    throw new SegmentError("segment-truncated", `The header speaks of ${claimed} bytes, the file has ${byteLength}.`);
  }
  if (checksum32(header.slice(CHECKED_FROM)) !== view.getUint32(CHECKSUM_AT, true)) {
    throw new SegmentError("segment-corrupt", "The checksum of its header does not fit: the file was damaged.");
  }
  // Whatever a header claims, its layout is the one that follows from its counts.
  const layout = postingLayout(counts);
  const [postingBytes, placeBits, restBits, bucketShift] = header.subarray(36, 40);
  const isUsual =
    postingBytes === layout.postingBytes &&
    placeBits === layout.placeBits &&
    restBits === layout.restBits &&
    bucketShift === layout.bucketShift &&
    view.getUint32(28, true) === bucketCount(layout.bucketShift);
  if (
    !isUsual ||
    counts.seconds > MOST_SECONDS ||
    counts.postings > MOST_POSTINGS ||
    lengthOf(counts, layout) !== byteLength
  ) {
    throw new SegmentError("segment-corrupt", "The numbers in its header contradict each other.");
  }
  return { counts, layout };
}

/** A right checksum does not make offsets right: none may lead outside, or back. */
function checkOffsets(sections: SegmentSections, { seconds, peaks, postings }: SegmentCounts): void {
  const { durations, starts, secondOffsets, bucketOffsets } = sections;
  const isSound =
    climbs(secondOffsets, peaks) &&
    climbs(bucketOffsets, postings) &&
    climbs(starts, seconds) &&
    durations.every((ticks, i) => ticks < (starts[i + 1] - starts[i]) * TICKS_PER_SECOND);
  if (!isSound) throw new SegmentError("segment-corrupt", "Its offsets lead astray: it was not made by this program.");
}

function climbs(offsets: Uint32Array, last: number): boolean {
  if (offsets[0] !== 0 || offsets[offsets.length - 1] !== last) return false;
  for (let i = 1; i < offsets.length; i++) if (offsets[i] < offsets[i - 1]) return false;
  return true;
}

/** Checksums cover the zeros after a section as well. */
function checksumsOf({ buffer, byteOffset }: SegmentMemory, counts: SegmentCounts, layout: PostingLayout): number[] {
  let at = byteOffset + HEADER_BYTES;
  return sizesOf(counts, layout).map((size) => {
    const start = at;
    at += roundUp8(size);
    return rangeChecksum(buffer, start, at - start);
  });
}

/** Bytes of each section, in file order. */
const sizesOf = (counts: SegmentCounts, { postingBytes, bucketShift }: PostingLayout): readonly number[] => [
  counts.peaks * 3,
  counts.recordings * 16,
  counts.recordings * 4,
  (counts.recordings + 1) * 4,
  (counts.seconds + 1) * 4,
  counts.postings * postingBytes,
  (bucketCount(bucketShift) + 1) * 4,
];

const roundUp8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const lengthOf = (counts: SegmentCounts, layout: PostingLayout): number =>
  sizesOf(counts, layout).reduce((sum, size) => sum + roundUp8(size), HEADER_BYTES);

function sectionsOf(
  buffer: ArrayBufferLike,
  byteOffset: number,
  counts: SegmentCounts,
  layout: PostingLayout,
): SegmentSections {
  const sizes = sizesOf(counts, layout);
  let at = byteOffset + HEADER_BYTES;
  const starts = sizes.map((size) => {
    const start = at;
    at += roundUp8(size);
    return start;
  });
  const bytes = (i: number) => new Uint8Array(buffer, starts[i], sizes[i]);
  const words = (i: number) => new Uint32Array(buffer, starts[i], sizes[i] / 4);
  return {
    peaks: bytes(0),
    ids: bytes(1),
    durations: words(2),
    starts: words(3),
    secondOffsets: words(4),
    postings: layout.postingBytes === 4 ? words(5) : bytes(5),
    bucketOffsets: words(6),
  };
}
