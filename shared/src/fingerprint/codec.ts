// The wire and storage format of a constellation, version 1. All numbers little-endian.
//
//   byte  0  "SNCA"
//         4  u8   format version (1)
//         5  u8   FINGERPRINT_VERSION of the engine
//         6  u16  0
//         8  u32  duration, ticks
//        12  u32  number of peaks
//        16  peaks, sorted by (time, step), 3 bytes and sometimes more each:
//              u24  bits 0 to 4 ticks since the peak before, 5 to 15 step, 16 to 18 tier, 19 to 23 level
//              when the ticks are 31: more bytes, each adding 0 to 255 ticks; the first below 255 is the last
//       end  u32  checksum32 of all bytes before it
import { checksum32 } from "./checksum.ts";
import { type Constellation, ConstellationError, type ConstellationErrorCode } from "./constellation.ts";
import { FINGERPRINT_VERSION, MAX_PEAKS_PER_SECOND, MAX_STEP } from "./params.ts";
import { ticksToSeconds } from "./units.ts";

const CODEC_VERSION = 1;

const MAGIC = 0x41434e53; // "SNCA"
const HEADER_BYTES = 16;
const CHECKSUM_BYTES = 4;
const PEAK_BYTES = 3;
/** Ticks that mean: more follow. */
const MORE = 31;

/** Bytes of a constellation: 20, and 3 a peak, and one more for each gap from 62 ms to half a second. */
export function encodeConstellation(constellation: Constellation): Uint8Array<ArrayBuffer> {
  const { durationTicks, times, steps, tiers, levels } = constellation;
  const bytes = new Uint8Array(HEADER_BYTES + PEAK_BYTES * times.length + moreBytes(times) + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint8(4, CODEC_VERSION);
  view.setUint8(5, FINGERPRINT_VERSION);
  view.setUint32(8, durationTicks, true);
  view.setUint32(12, times.length, true);
  let at = HEADER_BYTES;
  for (let i = 0, previous = 0; i < times.length; previous = times[i++]) {
    const delta = times[i] - previous;
    const word = Math.min(MORE, delta) | (steps[i] << 5) | (tiers[i] << 16) | (levels[i] << 19);
    bytes[at++] = word;
    bytes[at++] = word >>> 8;
    bytes[at++] = word >>> 16;
    if (delta < MORE) continue;
    let rest = delta - MORE;
    for (; rest >= 255; rest -= 255) bytes[at++] = 255;
    bytes[at++] = rest;
  }
  view.setUint32(at, checksum32(bytes.subarray(0, at)), true);
  return bytes;
}

function moreBytes(times: Uint32Array): number {
  let bytes = 0;
  for (let i = 0, previous = 0; i < times.length; previous = times[i++]) {
    const rest = times[i] - previous - MORE;
    if (rest >= 0) bytes += Math.floor(rest / 255) + 1;
  }
  return bytes;
}

/** @throws ConstellationError for bytes that are not exactly one well-formed constellation of this version. */
export function decodeConstellation(bytes: Uint8Array): Constellation {
  if (bytes.length < 4 || readUint32(bytes, 0) !== MAGIC) {
    throw refuse("constellation-not-recognised", "These bytes are not a Sonica constellation.");
  }
  if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES) {
    throw refuse("constellation-truncated", `A constellation has at least 20 bytes, this one ${bytes.length}.`);
  }
  if (bytes[4] !== CODEC_VERSION || bytes[5] !== FINGERPRINT_VERSION) {
    throw refuse(
      "constellation-version",
      `Format ${bytes[4]}, fingerprint ${bytes[5]}; this side reads format ${CODEC_VERSION}, fingerprint ${FINGERPRINT_VERSION}.`,
    );
  }
  const durationTicks = readUint32(bytes, 8);
  const count = readUint32(bytes, 12);
  const bodyEnd = bytes.length - CHECKSUM_BYTES;
  if (HEADER_BYTES + PEAK_BYTES * count > bodyEnd) {
    throw refuse("constellation-truncated", `${count} peaks do not fit in ${bytes.length} bytes.`);
  }
  if (checksum32(bytes.subarray(0, bodyEnd)) !== readUint32(bytes, bodyEnd)) {
    throw refuse("constellation-malformed", "The checksum does not fit: bytes are missing or were changed.");
  }
  if (bytes[6] !== 0 || bytes[7] !== 0) throw refuse("constellation-malformed", "Bytes 6 and 7 must be zero.");
  if (count > MAX_PEAKS_PER_SECOND * (ticksToSeconds(durationTicks) + 1)) {
    throw refuse(
      "constellation-malformed",
      `${count} peaks are too many for ${ticksToSeconds(durationTicks)} seconds.`,
    );
  }
  return { durationTicks, ...decodePeaks(bytes, bodyEnd, count, durationTicks) };
}

function decodePeaks(bytes: Uint8Array, bodyEnd: number, count: number, durationTicks: number) {
  const times = new Uint32Array(count);
  const steps = new Uint16Array(count);
  const tiers = new Uint8Array(count);
  const levels = new Uint8Array(count);
  let at = HEADER_BYTES;
  let time = 0;
  for (let i = 0; i < count; i++) {
    if (at + PEAK_BYTES > bodyEnd) throw refuse("constellation-truncated", `The bytes end in peak ${i} of ${count}.`);
    const word = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
    at += PEAK_BYTES;
    let delta = word & 31;
    for (let more = delta === MORE; more; more = bytes[at++] === 255) {
      if (at === bodyEnd) throw refuse("constellation-truncated", `The bytes end in peak ${i} of ${count}.`);
      delta += bytes[at];
    }
    const step = (word >>> 5) & 0x7ff;
    time += delta;
    if (step > MAX_STEP || time > durationTicks) {
      throw refuse("constellation-malformed", `Peak ${i} lies outside the clip or the band.`);
    }
    if (i > 0 && delta === 0 && step <= steps[i - 1]) {
      throw refuse("constellation-malformed", `Peak ${i} is out of order.`);
    }
    times[i] = time;
    steps[i] = step;
    tiers[i] = (word >>> 16) & 7;
    levels[i] = word >>> 19;
  }
  if (at !== bodyEnd) throw refuse("constellation-malformed", `${bodyEnd - at} bytes follow the last peak.`);
  return { times, steps, tiers, levels };
}

const readUint32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;

const refuse = (code: ConstellationErrorCode, message: string) => new ConstellationError(code, message);
