import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import type { PeakWindow } from "./peak-window.ts";
import { type Postings, RANGES_AT_ONCE, type SearchedIndex } from "./postings.ts";
import type { Probes } from "./probes.ts";
import {
  type PostingLayout,
  readSections,
  SEGMENT_VERSION,
  type SegmentMemory,
  type SegmentSections,
} from "./segment-format.ts";
import { uuidFromBytes, uuidToBytes } from "./uuid.ts";

/** Of the processor's cache. */
const LINE_BYTES = 64;

/** An immutable set of recordings: their landmark index and their constellations, as views into one buffer. */
export class Segment implements SearchedIndex {
  /** Of the file format. */
  static readonly version = SEGMENT_VERSION;
  readonly #sections: SegmentSections;
  readonly #layout: PostingLayout;
  /** The postings as bytes, however wide they are. */
  readonly #postingBytes: Uint8Array;
  #touched = 0;
  /** Where it lies; may be shared with other threads, which open it again with Segment.trusted. */
  readonly memory: SegmentMemory;

  private constructor(memory: SegmentMemory, isTrusted: boolean) {
    const { sections, layout } = readSections(memory, isTrusted);
    this.memory = memory;
    this.#sections = sections;
    this.#layout = layout;
    const { buffer, byteOffset, byteLength } = sections.postings;
    this.#postingBytes = new Uint8Array(buffer, byteOffset, byteLength);
  }

  /**
   * Opens a segment's bytes without copying them, unless they do not start at a multiple of 8 in their buffer.
   * @throws SegmentError for anything but exactly one undamaged segment of this version.
   */
  static from(memory: SegmentMemory): Segment {
    if (memory.byteOffset % 8 === 0) return new Segment(memory, false);
    return new Segment(new Uint8Array(memory.buffer, memory.byteOffset, memory.byteLength).slice(), false);
  }

  /** Opens memory that another thread has opened with Segment.from: checksums and offsets are not looked at again. */
  static trusted(memory: SegmentMemory): Segment {
    return new Segment(memory, true);
  }

  get byteLength(): number {
    return this.memory.byteLength;
  }

  /** How its postings are written. */
  get layout(): PostingLayout {
    return this.#layout;
  }

  /** What it knows of each recording, to be read only. */
  get tables(): Pick<SegmentSections, "ids" | "durations" | "starts"> {
    return this.#sections;
  }

  get recordingCount(): number {
    return this.#sections.durations.length;
  }

  /** Length of the timeline. */
  get seconds(): number {
    return this.#sections.secondOffsets.length - 1;
  }

  get recordingIds(): readonly string[] {
    return Array.from({ length: this.recordingCount }, (_, index) => this.recordingId(index));
  }

  recordingId(index: number): string {
    return uuidFromBytes(this.#sections.ids.subarray(index * 16, index * 16 + 16));
  }

  /** Index of a recording, or −1. Looks at every id: about a millisecond in a hundred thousand. */
  indexOf(recordingId: string): number {
    const { ids } = this.#sections;
    const sought = uuidToBytes(recordingId);
    for (let at = 0; at < ids.length; at += 16) {
      let same = 0;
      while (same < 16 && ids[at + same] === sought[same]) same++;
      if (same === 16) return at / 16;
    }
    return -1;
  }

  /** Where a recording starts on the segment's timeline, ticks. */
  startTicks(index: number): number {
    return this.#sections.starts[index] * TICKS_PER_SECOND;
  }

  durationTicks(index: number): number {
    return this.#sections.durations[index];
  }

  /** The recording that is on the timeline at `ticks`; before the first it is the first, after the last the last. */
  recordingAt(ticks: number): number {
    const { starts } = this.#sections;
    const second = ticks / TICKS_PER_SECOND;
    let low = 0;
    let high = this.recordingCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle] <= second) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Every posting of a bucket as it is written: see segment-format.ts. */
  forEachWord(bucket: number, visit: (word: number) => void): void {
    const { bucketOffsets, postings } = this.#sections;
    for (let i = bucketOffsets[bucket]; i < bucketOffsets[bucket + 1]; i++) visit(wordAt(postings, i));
  }

  find(probes: Probes, found: Postings): void {
    const { postings } = this.#sections;
    this.#point(probes, found);
    if (postings instanceof Uint32Array && this.#layout.restBits === 0) {
      // Postings are plain places: they are read where they lie.
      found.places = new Int32Array(postings.buffer, postings.byteOffset, postings.length);
    } else this.#unpack(probes.length, found);
  }

  /** Which buckets each range reaches over, by whole rests of a hash, and their postings from the first to the last. */
  #point({ lows, highs, pairs, length }: Probes, { firsts, lasts, starts, ends }: Postings): void {
    const { bucketOffsets } = this.#sections;
    const { bucketShift, restBits } = this.#layout;
    const shift = bucketShift - restBits;
    let last = -1;
    for (let i = 0; i < length; i++) {
      // Two ranges of a pair may end and begin in the same coarse bucket: it is read once.
      if (i > 0 && pairs[i] !== pairs[i - 1]) last = -1;
      const first = Math.max(last + 1, lows[i] >>> shift);
      last = Math.max(last, highs[i] >>> shift);
      if (restBits > 0) {
        firsts[i] = first;
        lasts[i] = last;
      }
      starts[i] = bucketOffsets[first >>> restBits];
      ends[i] = first <= last ? bucketOffsets[(last >>> restBits) + 1] : starts[i];
    }
  }

  /** Copies the places of those postings whose rest of a hash lies in range, a few ranges at a time: see Voter. */
  #unpack(length: number, found: Postings): void {
    const { postingBytes } = this.#layout;
    const { starts, ends } = found;
    let count = 0;
    for (let from = 0; from < length; from += RANGES_AT_ONCE) {
      const to = Math.min(length, from + RANGES_AT_ONCE);
      this.#touched ^= touchLines(this.#postingBytes, starts, ends, postingBytes, from, to);
      for (let i = from; i < to; i++) {
        const start = count;
        if (starts[i] < ends[i]) count = this.#unpackRange(i, found, count);
        starts[i] = start;
        ends[i] = count;
      }
    }
  }

  /** @returns how many places there are then */
  #unpackRange(range: number, found: Postings, count: number): number {
    const { bucketOffsets } = this.#sections;
    const { restBits } = this.#layout;
    const { firsts, lasts, starts, ends } = found;
    const places = found.ownPlaces(count + ends[range] - starts[range]);
    if (restBits === 0) return this.#copy(starts[range], ends[range], 0, 0, places, count);
    const restMask = 2 ** restBits - 1;
    const [firstBucket, lastBucket] = [firsts[range] >>> restBits, lasts[range] >>> restBits];
    let kept = count;
    for (let bucket = firstBucket; bucket <= lastBucket; bucket++) {
      const lowest = bucket === firstBucket ? firsts[range] & restMask : 0;
      const highest = bucket === lastBucket ? lasts[range] & restMask : restMask;
      kept = this.#copy(bucketOffsets[bucket], bucketOffsets[bucket + 1], lowest, highest, places, kept);
    }
    return kept;
  }

  #copy(start: number, end: number, lowest: number, highest: number, into: Int32Array, count: number): number {
    const { postings } = this.#sections;
    const { placeBits } = this.#layout;
    return postings instanceof Uint32Array
      ? copyWords(postings, start, end, placeBits, lowest, highest, into, count)
      : copyTriples(postings, start, end, placeBits, lowest, highest, into, count);
  }

  /** Reads a recording's peaks from tick `from` to tick `to`, both counted from its start, into `window`. */
  readPeaks(index: number, from: number, to: number, window: PeakWindow): void {
    const { starts, secondOffsets, peaks } = this.#sections;
    const start = starts[index];
    const seconds = starts[index + 1] - start;
    const firstSecond = Math.max(0, Math.floor(from / TICKS_PER_SECOND));
    const endSecond = Math.min(seconds, Math.floor(to / TICKS_PER_SECOND) + 1);
    window.length = 0;
    if (firstSecond >= endSecond) return;
    window.reserve(secondOffsets[start + endSecond] - secondOffsets[start + firstSecond]);
    for (let second = firstSecond; second < endSecond; second++) {
      for (let i = secondOffsets[start + second]; i < secondOffsets[start + second + 1]; i++) {
        const word = peaks[3 * i] | (peaks[3 * i + 1] << 8) | (peaks[3 * i + 2] << 16);
        const time = second * TICKS_PER_SECOND + (word & 0x1ff);
        if (time < from || time > to) continue;
        window.times[window.length] = time;
        window.steps[window.length] = (word >>> 9) & 0x7ff;
        window.levels[window.length++] = (word >>> 20) * 2 + 1;
      }
    }
  }
}

const wordAt = (postings: Uint8Array | Uint32Array, i: number): number =>
  postings instanceof Uint32Array
    ? postings[i]
    : postings[3 * i] | (postings[3 * i + 1] << 8) | (postings[3 * i + 2] << 16);

// The hot loops of #unpack, functions of their own for the reason that vote.ts gives, and the copying one for each kind of array, since a loop that meets both is several times slower.

/** Reads a byte of each line of the cache that these ranges fill, so that the waits for memory overlap. */
function touchLines(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  postingBytes: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const end = ends[i] * postingBytes;
    for (let at = starts[i] * postingBytes; at < end; at = (at | (LINE_BYTES - 1)) + 1) sum ^= bytes[at];
  }
  return sum;
}

/** Copies the places of postings from `start` to `end` (exclusive), in order of their rests. @returns how many there are then */
function copyWords(
  postings: Uint32Array,
  start: number,
  end: number,
  placeBits: number,
  lowest: number,
  highest: number,
  into: Int32Array,
  count: number,
): number {
  const placeMask = 2 ** placeBits - 1;
  for (let i = start; i < end; i++) {
    const word = postings[i];
    const rest = word >>> placeBits;
    if (rest > highest) break;
    if (rest >= lowest) into[count++] = word & placeMask;
  }
  return count;
}

/** The same of postings of 3 bytes. */
function copyTriples(
  postings: Uint8Array,
  start: number,
  end: number,
  placeBits: number,
  lowest: number,
  highest: number,
  into: Int32Array,
  count: number,
): number {
  const placeMask = 2 ** placeBits - 1;
  for (let i = 3 * start; i < 3 * end; i += 3) {
    const word = postings[i] | (postings[i + 1] << 8) | (postings[i + 2] << 16);
    const rest = word >>> placeBits;
    if (rest > highest) break;
    if (rest >= lowest) into[count++] = word & placeMask;
  }
  return count;
}
