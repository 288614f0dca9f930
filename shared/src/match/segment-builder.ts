import { type Constellation, thinned } from "../fingerprint/constellation.ts";
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { forEachPair, HASH_COUNT, pairHash, TIME_CELL_TICKS } from "./landmarks.ts";
import { INDEXED_TIER, RECORDING_FAN_OUT } from "./params.ts";
import { layOut, type SegmentSections, seal } from "./segment-format.ts";
import { uuidToBytes } from "./uuid.ts";

/** Postings a bucket has on average in a small segment; a large one has a bucket for every hash. */
const POSTINGS_PER_BUCKET = 2;

/** Gathers recordings into a segment: add() each, then finish() once. Holds all of them in memory until then. */
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
      seconds += secondsOf(constellation);
      peaks += constellation.times.length;
      forEachLandmark(constellation, () => postings++);
    }
    // odd, so that it shares no factor with the sizes of the hash's parts
    const buckets = Math.min(HASH_COUNT, Math.floor(postings / POSTINGS_PER_BUCKET) | 1);
    const { bytes, sections } = layOut({ recordings: this.#recordings.length, seconds, peaks, postings, buckets });
    this.#writeRecordings(sections);
    this.#writePostings(sections);
    seal(bytes);
    return bytes;
  }

  #writeRecordings({ ids, durations, starts, secondOffsets, peakWords, peakTops }: SegmentSections): void {
    let start = 0;
    let peak = 0;
    for (const [index, { id, constellation }] of this.#recordings.entries()) {
      const { durationTicks, times, steps, levels } = constellation;
      ids.set(id, index * 16);
      durations[index] = durationTicks;
      starts[index] = start;
      let i = 0;
      for (let second = 0; second < secondsOf(constellation); second++) {
        secondOffsets[start + second] = peak;
        for (; i < times.length && times[i] < (second + 1) * TICKS_PER_SECOND; i++, peak++) {
          const word = (times[i] - second * TICKS_PER_SECOND) | (steps[i] << 9) | ((levels[i] >>> 1) << 20);
          peakWords[peak] = word;
          peakTops[peak] = word >>> 16;
        }
      }
      start += secondsOf(constellation);
    }
    starts[this.#recordings.length] = start;
    secondOffsets[start] = peak;
  }

  /** Two passes: count the postings of each bucket, then put each where its bucket has room. */
  #writePostings({ starts, bucketOffsets, postings }: SegmentSections): void {
    const buckets = bucketOffsets.length - 1;
    for (const { constellation } of this.#recordings) {
      forEachLandmark(constellation, (hash) => bucketOffsets[(hash % buckets) + 1]++);
    }
    for (let bucket = 0; bucket < buckets; bucket++) bucketOffsets[bucket + 1] += bucketOffsets[bucket];
    const next = bucketOffsets.slice();
    for (const [index, { constellation }] of this.#recordings.entries()) {
      const startTicks = starts[index] * TICKS_PER_SECOND;
      forEachLandmark(constellation, (hash, ticks) => {
        postings[next[hash % buckets]++] = Math.round((startTicks + ticks) / TIME_CELL_TICKS);
      });
    }
  }
}

/** Whole seconds of timeline a recording takes. */
const secondsOf = ({ durationTicks }: Constellation): number => Math.floor(durationTicks / TICKS_PER_SECOND) + 1;

function forEachLandmark(constellation: Constellation, visit: (hash: number, anchorTicks: number) => void): void {
  const { times, steps } = thinned(constellation, INDEXED_TIER);
  const indexed = { times, steps, length: times.length };
  forEachPair(indexed, RECORDING_FAN_OUT, (anchor, target) =>
    visit(pairHash(indexed, anchor, target), indexed.times[anchor]),
  );
}
