// Segment → Redis Cluster. The segment's own buckets and words are stored, so that both answer every probe alike.

import { TICKS_PER_SECOND } from "@sonica/shared/src/fingerprint/units.ts";
import { PeakWindow } from "@sonica/shared/src/match/peak-window.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { bucketCount, peakWord } from "@sonica/shared/src/match/segment-format.ts";
import type { RedisCluster } from "./cluster.ts";
import { BLOCK_SECONDS, groupBits, metaKey, peaksKey, postingsKey, tagOf } from "./keys.ts";

/** Keys of one tag set at once. */
const BATCH = 256;

/** Stores a segment under the name `index`; a reader sees it once all of it is there. */
export async function publishIndex(cluster: RedisCluster, index: string, segment: Segment): Promise<void> {
  const batches = new Batches(cluster);
  for (const [group, value] of groupsOf(segment)) await batches.add(tagOf(group), postingsKey(index, group), value);
  for (const [recording, block, value] of blocksOf(segment)) {
    await batches.add(tagOf(recording * 64 + block), peaksKey(index, recording, block), value);
  }
  await batches.finish();
  const { ids, durations, starts } = segment.tables;
  await cluster.setAll([[metaKey(index, "ids"), bytesOf(ids)]]);
  await cluster.setAll([[metaKey(index, "durations"), bytesOf(durations)]]);
  await cluster.setAll([[metaKey(index, "starts"), bytesOf(starts)]]);
  const meta = { layout: segment.layout, recordings: segment.recordingCount, seconds: segment.seconds };
  await cluster.setAll([[metaKey(index, "meta"), Buffer.from(JSON.stringify(meta))]]);
}

/** Takes an index away: first its description, so that nobody opens it any more. */
export async function dropIndex(cluster: RedisCluster, index: string, segment: Segment): Promise<void> {
  for (const part of ["meta", "ids", "durations", "starts"]) await cluster.removeAll([metaKey(index, part)]);
  const byTag = new Map<number, string[]>();
  const remove = async (tag: number, key: string): Promise<void> => {
    const keys = byTag.get(tag) ?? [];
    byTag.set(tag, keys);
    if (keys.push(key) === BATCH) await cluster.removeAll(keys.splice(0));
  };
  for (const [group] of groupsOf(segment)) await remove(tagOf(group), postingsKey(index, group));
  for (const [recording, block] of blocksOf(segment)) {
    await remove(tagOf(recording * 64 + block), peaksKey(index, recording, block));
  }
  for (const keys of byTag.values()) await cluster.removeAll(keys);
}

/** Groups with postings; the others have no key. */
function* groupsOf(segment: Segment): Generator<[group: number, value: Buffer]> {
  const bits = groupBits(segment.layout);
  const size = 2 ** bits;
  const buckets = bucketCount(segment.layout.bucketShift);
  for (let first = 0; first < buckets; first += size) {
    const ends = new Uint32Array(size);
    const words: number[] = [];
    for (let i = 0; i < size; i++) {
      if (first + i < buckets) segment.forEachWord(first + i, (word) => words.push(word));
      ends[i] = words.length;
    }
    if (words.length > 0) yield [first >>> bits, Buffer.concat([bytesOf(ends), bytesOf(Uint32Array.from(words))])];
  }
}

function* blocksOf(segment: Segment): Generator<[recording: number, block: number, value: Buffer]> {
  const window = new PeakWindow();
  for (let recording = 0; recording < segment.recordingCount; recording++) {
    const seconds = Math.floor(segment.durationTicks(recording) / TICKS_PER_SECOND) + 1;
    for (let block = 0; block * BLOCK_SECONDS < seconds; block++) {
      const from = block * BLOCK_SECONDS * TICKS_PER_SECOND;
      segment.readPeaks(recording, from, from + BLOCK_SECONDS * TICKS_PER_SECOND - 1, window);
      const ends = new Uint16Array(BLOCK_SECONDS);
      const peaks = Buffer.alloc(3 * window.length);
      for (let i = 0; i < window.length; i++) {
        const second = Math.floor((window.times[i] - from) / TICKS_PER_SECOND);
        ends.fill(i + 1, second);
        peaks.writeUIntLE(peakWord(window.times[i] % TICKS_PER_SECOND, window.steps[i], window.levels[i]), 3 * i, 3);
      }
      yield [recording, block, Buffer.concat([bytesOf(ends), peaks])];
    }
  }
}

const bytesOf = (view: ArrayBufferView): Buffer =>
  Buffer.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));

/** Collects entries by tag; each batch is one MSET to one node. */
class Batches {
  private readonly byTag = new Map<number, [string, Buffer][]>();
  constructor(private readonly cluster: RedisCluster) {}

  async add(tag: number, key: string, value: Buffer): Promise<void> {
    const entries = this.byTag.get(tag) ?? [];
    this.byTag.set(tag, entries);
    entries.push([key, value]);
    if (entries.length < BATCH) return;
    this.byTag.delete(tag);
    await this.cluster.setAll(entries);
  }

  async finish(): Promise<void> {
    for (const entries of this.byTag.values()) await this.cluster.setAll(entries);
  }
}
