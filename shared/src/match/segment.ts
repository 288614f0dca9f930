import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { readSections, type SegmentSections } from "./segment-format.ts";
import { uuidFromBytes, uuidToBytes } from "./uuid.ts";

/** Peaks read out of a segment into arrays that are used again for every candidate; grow, never shrink. */
export class PeakWindow {
  times = new Int32Array(4096);
  steps = new Int32Array(4096);
  /** Level classes of 3.01 dB, known to ±1. */
  levels = new Uint8Array(4096);
  length = 0;

  reserve(capacity: number): void {
    if (capacity <= this.times.length) return;
    this.times = new Int32Array(capacity * 2);
    this.steps = new Int32Array(capacity * 2);
    this.levels = new Uint8Array(capacity * 2);
  }
}

/** An immutable set of recordings: their landmark index and their constellations, as views into one buffer. */
export class Segment {
  readonly #sections: SegmentSections;
  readonly byteLength: number;

  private constructor(sections: SegmentSections, byteLength: number) {
    this.#sections = sections;
    this.byteLength = byteLength;
  }

  /**
   * Opens a segment's bytes without copying them, unless they do not start at a multiple of 8 in their buffer.
   * @throws SegmentError for bytes that are not exactly one undamaged segment of this version.
   */
  static from(bytes: Uint8Array): Segment {
    const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    return new Segment(readSections(aligned).sections, aligned.byteLength);
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

  get bucketOffsets(): Uint32Array {
    return this.#sections.bucketOffsets;
  }

  get postings(): Uint32Array {
    return this.#sections.postings;
  }

  /** Reads a recording's peaks from tick `from` to tick `to`, both counted from its start, into `window`. */
  readPeaks(index: number, from: number, to: number, window: PeakWindow): void {
    const { starts, secondOffsets, peakWords, peakTops } = this.#sections;
    const start = starts[index];
    const seconds = starts[index + 1] - start;
    const firstSecond = Math.max(0, Math.floor(from / TICKS_PER_SECOND));
    const endSecond = Math.min(seconds, Math.floor(to / TICKS_PER_SECOND) + 1);
    window.length = 0;
    if (firstSecond >= endSecond) return;
    window.reserve(secondOffsets[start + endSecond] - secondOffsets[start + firstSecond]);
    for (let second = firstSecond; second < endSecond; second++) {
      for (let i = secondOffsets[start + second]; i < secondOffsets[start + second + 1]; i++) {
        const word = peakWords[i] | (peakTops[i] << 16);
        const time = second * TICKS_PER_SECOND + (word & 0x1ff);
        if (time < from || time > to) continue;
        window.times[window.length] = time;
        window.steps[window.length] = (word >>> 9) & 0x7ff;
        window.levels[window.length++] = (word >>> 20) * 2 + 1;
      }
    }
  }
}
