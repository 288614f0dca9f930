// Builds a segment of any size on disk, in memory that does not grow with it. Runs in a worker thread; synchronous files.
//
//   add()     peaks go straight to the file; landmarks to the run of their stretch of hashes (landmark-runs.ts)
//   finish()  run by run: sort, write postings, count buckets; then the header
//
// The bytes are those SegmentBuilder makes of the same recordings.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { TICKS_PER_SECOND } from "@sonica/shared/src/fingerprint/units.ts";
import { forEachLandmark, timelineSeconds } from "@sonica/shared/src/match/recording-landmarks.ts";
import {
  bucketCount,
  HEADER_BYTES,
  headerOf,
  MOST_POSTINGS,
  type PostingLayout,
  packWords,
  peakWord,
  postingLayout,
  postingWord,
} from "@sonica/shared/src/match/segment-format.ts";
import { uuidToBytes } from "@sonica/shared/src/match/uuid.ts";
import { LandmarkRuns } from "./landmark-runs.ts";
import { SectionStream } from "./section-stream.ts";
import { Spool } from "./spool.ts";

export class SegmentWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #peaks: SectionStream;
  readonly #runs: LandmarkRuns;
  readonly #secondOffsets: Spool;
  readonly #checksums: number[] = [];
  readonly #ids: Uint8Array[] = [];
  readonly #known = new Set<string>();
  readonly #durations: number[] = [];
  readonly #starts: number[] = [];
  #seconds = 0;
  #peakCount = 0;
  #triple = new Uint8Array(3 * 1024);

  /** Scratch files lie beside `path` and are gone after finish() or abandon(). */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "w");
    this.#peaks = new SectionStream(this.#file, HEADER_BYTES);
    this.#runs = new LandmarkRuns(`${path}.runs`);
    this.#secondOffsets = new Spool(`${path}.seconds`);
  }

  get recordingCount(): number {
    return this.#ids.length;
  }

  /** @throws RangeError when `recordingId` is no UUID or was added before. */
  add(recordingId: string, constellation: Constellation): void {
    const id = uuidToBytes(recordingId);
    const key = Buffer.from(id).toString("latin1");
    if (this.#known.has(key)) throw new RangeError(`Recording ${recordingId} was added before.`);
    this.#known.add(key);
    this.#ids.push(id);
    this.#durations.push(constellation.durationTicks);
    this.#starts.push(this.#seconds);
    this.#writePeaks(constellation);
    forEachLandmark(constellation, this.#seconds, (hash, place) => this.#runs.add(hash, place));
    this.#seconds += timelineSeconds(constellation);
  }

  /** Completes the file. */
  finish(): void {
    const counts = {
      recordings: this.#ids.length,
      seconds: this.#seconds,
      peaks: this.#peakCount,
      postings: this.#runs.length,
    };
    if (counts.postings > MOST_POSTINGS)
      throw new RangeError(`${counts.postings} postings are too many for a segment.`);
    const layout = postingLayout(counts);
    let at = this.#close(this.#peaks);
    at = this.#section(at, (stream) => {
      for (const id of this.#ids) stream.write(id);
    });
    at = this.#section(at, (stream) => stream.write(Uint32Array.from(this.#durations)));
    at = this.#section(at, (stream) => stream.write(Uint32Array.from([...this.#starts, this.#seconds])));
    this.#secondOffsets.push(this.#peakCount);
    at = this.#section(at, (stream) => this.#secondOffsets.drainInto(stream));
    const bucketOffsets = new Spool(`${this.#path}.buckets`);
    try {
      at = this.#section(at, (stream) => this.#writePostings(stream, layout, bucketOffsets));
      this.#section(at, (stream) => bucketOffsets.drainInto(stream));
    } finally {
      bucketOffsets.remove();
    }
    writeSync(this.#file, headerOf(counts, layout, this.#checksums), 0, HEADER_BYTES, 0);
    this.#release();
  }

  /** Gives up: nothing is left behind. */
  abandon(): void {
    this.#release();
    rmSync(this.#path, { force: true });
  }

  #release(): void {
    this.#runs.remove();
    this.#secondOffsets.remove();
    closeSync(this.#file);
  }

  #writePeaks({ times, steps, levels, durationTicks }: Constellation): void {
    if (this.#triple.length < 3 * times.length) this.#triple = new Uint8Array(6 * times.length);
    const triple = this.#triple;
    const seconds = timelineSeconds({ durationTicks } as Constellation);
    for (let second = 0, i = 0; second < seconds; second++) {
      this.#secondOffsets.push(this.#peakCount + i);
      for (; i < times.length && times[i] < (second + 1) * TICKS_PER_SECOND; i++) {
        const word = peakWord(times[i] - second * TICKS_PER_SECOND, steps[i], levels[i]);
        triple[3 * i] = word;
        triple[3 * i + 1] = word >>> 8;
        triple[3 * i + 2] = word >>> 16;
      }
    }
    this.#peaks.write(triple.subarray(0, 3 * times.length));
    this.#peakCount += times.length;
  }

  #writePostings(stream: SectionStream, layout: PostingLayout, bucketOffsets: Spool): void {
    const { bucketShift, postingBytes } = layout;
    const buckets = bucketCount(bucketShift);
    let written = 0;
    let bucket = 0;
    for (const { hashes, places, length } of this.#runs.sorted(layout)) {
      const words = new Uint32Array(length);
      for (let i = 0; i < length; i++) {
        for (const own = hashes[i] >>> bucketShift; bucket <= own; bucket++) bucketOffsets.push(written + i);
        words[i] = postingWord(layout, hashes[i], places[i]);
      }
      written += length;
      const packed = postingBytes === 4 ? words : new Uint8Array(3 * length);
      if (packed !== words) packWords(words, packed);
      stream.write(packed);
    }
    for (; bucket <= buckets; bucket++) bucketOffsets.push(written);
  }

  #section(start: number, write: (stream: SectionStream) => void): number {
    const stream = new SectionStream(this.#file, start);
    write(stream);
    return this.#close(stream);
  }

  /** @returns where the next section starts */
  #close(stream: SectionStream): number {
    const { checksum, end } = stream.finish();
    this.#checksums.push(checksum);
    return end;
  }
}
