// A pack: a segment and the names of its recordings in one file, to recognise them without a server. Data, never code.
// All numbers little-endian.
//
//   byte  0  "SNPK"                        12  u32 bytes of the manifest
//         4  u16 format version (1)        16  f64 length of the file, bytes
//         6  u16 FINGERPRINT_VERSION       24  8 bytes 0
//         8  u32 checksum32 of the bytes from 12 to the segment
//        32  manifest: JSON in UTF-8, see PackManifest; zeros up to a multiple of 8
//            segment, to the end, with a checksum of its own (match/segment-format.ts)
import { MAX_PACK_BYTES, PackManifest } from "../api/packs.ts";
import { checksum32 } from "../fingerprint/checksum.ts";
import { FINGERPRINT_VERSION } from "../fingerprint/params.ts";
import { Segment } from "../match/segment.ts";
import { SegmentError } from "../match/segment-format.ts";

const PACK_VERSION = 1;
const MAGIC = 0x4b504e53; // "SNPK"
export const PACK_HEADER_BYTES = 32;
const CHECKED_FROM = 12;

export type PackErrorCode =
  | "pack-not-recognised"
  | "pack-version"
  | "pack-truncated"
  | "pack-corrupt"
  | "pack-too-large";

export class PackError extends Error {
  override readonly name = "PackError";
  constructor(
    readonly code: PackErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface Pack {
  readonly manifest: PackManifest;
  readonly segment: Segment;
}

/** @throws RangeError when the manifest does not list the segment's recordings in its order. */
export function encodePack(manifest: PackManifest, segment: Uint8Array): Uint8Array<ArrayBuffer> {
  requireSameRecordings(manifest, Segment.from(segment));
  const json = new TextEncoder().encode(JSON.stringify(PackManifest.parse(manifest)));
  const segmentAt = segmentStart(json.length);
  const bytes = new Uint8Array(segmentAt + segment.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, PACK_VERSION, true);
  view.setUint16(6, FINGERPRINT_VERSION, true);
  view.setUint32(12, json.length, true);
  view.setFloat64(16, bytes.length, true);
  bytes.set(json, PACK_HEADER_BYTES);
  bytes.set(segment, segmentAt);
  view.setUint32(8, checksum32(bytes.subarray(CHECKED_FROM, segmentAt)), true);
  return bytes;
}

/**
 * Opens a pack without copying it, when it starts at a multiple of 8 in its buffer.
 * @throws PackError for bytes that are not exactly one undamaged pack of this version.
 */
export function openPack(bytes: Uint8Array): Pack {
  const segmentAt = readStart(bytes, bytes.length);
  requireChecked(bytes, segmentAt);
  const manifest = readManifest(bytes);
  const segment = openSegment(bytes.subarray(segmentAt));
  try {
    requireSameRecordings(manifest, segment);
  } catch (cause) {
    throw new PackError("pack-corrupt", "The names do not belong to the recordings.", { cause });
  }
  return { manifest, segment };
}

/** The segment alone, of a pack whose names were read before. @throws PackError */
export const openPackSegment = (bytes: Uint8Array): Segment =>
  openSegment(bytes.subarray(readStart(bytes, bytes.length)));

/** Bytes of a pack's head, manifest included, told from the first PACK_HEADER_BYTES of it. */
export function packHeadBytes(start: Uint8Array, fileBytes: number): number {
  return readStart(start, fileBytes);
}

/** The manifest from a pack's head, without the rest of the file. @throws PackError */
export function readPackHead(head: Uint8Array, fileBytes: number): PackManifest {
  requireChecked(head, readStart(head, fileBytes));
  return readManifest(head);
}

/** Refuses what is no pack; answers where the segment begins. */
function readStart(bytes: Uint8Array, fileBytes: number): number {
  if (bytes.length < PACK_HEADER_BYTES)
    throw new PackError("pack-truncated", `A pack has more than ${bytes.length} bytes.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== MAGIC) throw new PackError("pack-not-recognised", "This file is not a Sonica pack.");
  const version = view.getUint16(4, true);
  const fingerprint = view.getUint16(6, true);
  if (version !== PACK_VERSION || fingerprint !== FINGERPRINT_VERSION) {
    throw new PackError(
      "pack-version",
      `Pack format ${version}, fingerprint ${fingerprint}; this program reads format ${PACK_VERSION}, fingerprint ${FINGERPRINT_VERSION}.`,
    );
  }
  const length = view.getFloat64(16, true);
  if (length > MAX_PACK_BYTES) throw new PackError("pack-too-large", `A pack of ${length} bytes is too large.`);
  if (length !== fileBytes) {
    throw new PackError("pack-truncated", `The header speaks of ${length} bytes, the file has ${fileBytes}.`);
  }
  const segmentAt = segmentStart(view.getUint32(12, true));
  if (segmentAt > fileBytes) throw new PackError("pack-corrupt", "The manifest reaches beyond the file.");
  return segmentAt;
}

function requireChecked(bytes: Uint8Array, segmentAt: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (checksum32(bytes.subarray(CHECKED_FROM, segmentAt)) !== view.getUint32(8, true)) {
    throw new PackError("pack-corrupt", "The checksum does not fit: the file was damaged.");
  }
}

function readManifest(bytes: Uint8Array): PackManifest {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(
      bytes.subarray(PACK_HEADER_BYTES, PACK_HEADER_BYTES + length),
    );
    return PackManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new PackError("pack-corrupt", "The names of the recordings cannot be read.", { cause });
  }
}

function openSegment(bytes: Uint8Array): Segment {
  try {
    return Segment.from(bytes);
  } catch (cause) {
    if (!(cause instanceof SegmentError)) throw cause;
    const code = cause.code === "segment-version" ? "pack-version" : "pack-corrupt";
    throw new PackError(code, cause.message, { cause });
  }
}

function requireSameRecordings({ recordings }: PackManifest, segment: Segment): void {
  if (recordings.length !== segment.recordingCount) {
    throw new RangeError(`${recordings.length} names for ${segment.recordingCount} recordings.`);
  }
  for (const [index, { id }] of recordings.entries()) {
    if (segment.recordingId(index) === id.toLowerCase()) continue;
    throw new RangeError(`Name ${index} belongs to ${id}, recording ${index} is ${segment.recordingId(index)}.`);
  }
}

const segmentStart = (manifestBytes: number): number => PACK_HEADER_BYTES + Math.ceil(manifestBytes / 8) * 8;
