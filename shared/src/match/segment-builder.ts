import type { Constellation } from "../fingerprint/constellation.ts";
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { forEachLandmark, timelineSeconds } from "./recording-landmarks.ts";
import {
  layOut,
  type PostingLayout,
  packWords,
  peakWord,
  postingLayout,
  postingWord,
  type SegmentSections,
  seal,
} from "./segment-format.ts";
import { uuidToBytes } from "./uuid.ts";

/**
 * Gathers recordings into a segment: add() each, then finish() once. Holds all of them in memory until then; for large
 * catalogues there is cloud/src/catalogue/segment-writer.ts, which writes the same bytes.
 */
export class SegmentBuilder {
  readonly #recordings: { id: Uint8Array; constellation: Constellation }[] = [];
  readonly #ids = new Set<string>();

  /** @throws RangeError when `recordingId` is no UUID or was added before. */
  add(recordingId: string, constellation: Constellation): void {
    const id = uuidToBytes(recordingId);
    const key = recordingId.toLowerCase();
    if (this.#ids.has(key)) throw new RangeError(`Recording ${recordingId} was added before.`);
    this.#ids.add(key);
    this.#recordings.push({ id, constellation });
  }

  get recordingCount(): number {
    return this.#recordings.length;
  }

  /** The segment's bytes, to be stored or given to Segment.from. */
  finish(): Uint8Array<ArrayBuffer> {
    let seconds = 0;
    let peaks = 0;
    let postings = 0;
    for (const { constellation } of this.#recordings) {
      seconds += timelineSeconds(constellation);
      peaks += constellation.times.length;
      forEachLandmark(constellation, 0, () => postings++);
    }
    const counts = { recordings: this.#recordings.length, seconds, peaks, postings };
    const layout = postingLayout(counts);
    const { bytes, sections } = layOut(counts, layout);
    this.#writeRecordings(sections);
    this.#writePostings(sections, layout);
    seal(bytes, counts, layout);
    return bytes;
  }

  #writeRecordings({ ids, durations, starts, secondOffsets, peaks }: SegmentSections): void {
    let start = 0;
    let peak = 0;
    for (const [index, { id, constellation }] of this.#recordings.entries()) {
      const { durationTicks, times, steps, levels } = constellation;
      ids.set(id, index * 16);
      durations[index] = durationTicks;
      starts[index] = start;
      let i = 0;
      for (let second = 0; second < timelineSeconds(constellation); second++) {
        secondOffsets[start + second] = peak;
        for (; i < times.length && times[i] < (second + 1) * TICKS_PER_SECOND; i++, peak++) {
          const word = peakWord(times[i] - second * TICKS_PER_SECOND, steps[i], levels[i]);
          peaks[3 * peak] = word;
          peaks[3 * peak + 1] = word >>> 8;
          peaks[3 * peak + 2] = word >>> 16;
        }
      }
      start += timelineSeconds(constellation);
    }
    starts[this.#recordings.length] = start;
    secondOffsets[start] = peak;
  }

  /** Counts the postings of each bucket, then puts each where its bucket has room. */
  #writePostings({ starts, bucketOffsets, postings }: SegmentSections, layout: PostingLayout): void {
    const { bucketShift } = layout;
    for (const { constellation } of this.#recordings) {
      forEachLandmark(constellation, 0, (hash) => bucketOffsets[(hash >>> bucketShift) + 1]++);
    }
    for (let bucket = 1; bucket < bucketOffsets.length; bucket++) bucketOffsets[bucket] += bucketOffsets[bucket - 1];
    const words = new Uint32Array(bucketOffsets[bucketOffsets.length - 1]);
    const next = bucketOffsets.slice();
    for (const [index, { constellation }] of this.#recordings.entries()) {
      forEachLandmark(constellation, starts[index], (hash, place) => {
        words[next[hash >>> bucketShift]++] = postingWord(layout, hash, place);
      });
    }
    if (layout.restBits > 0) sortBuckets(words, bucketOffsets);
    packWords(words, postings);
  }
}

/** Postings come in order of place; within a bucket they lie in order of their words. */
function sortBuckets(words: Uint32Array, bucketOffsets: Uint32Array): void {
  for (let bucket = 1; bucket < bucketOffsets.length; bucket++) {
    const start = bucketOffsets[bucket - 1];
    const end = bucketOffsets[bucket];
    if (end - start > LARGE_BUCKET) words.subarray(start, end).sort();
    else insertionSort(words, start, end);
  }
}

/** Above this the sort of typed arrays is faster than the one below. */
const LARGE_BUCKET = 48;

function insertionSort(words: Uint32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const word = words[i];
    let at = i;
    for (; at > start && words[at - 1] > word; at--) words[at] = words[at - 1];
    words[at] = word;
  }
}
