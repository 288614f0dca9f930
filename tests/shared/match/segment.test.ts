import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { forEachPair, HASH_COUNT, pairHash, TIME_CELL_TICKS } from "@sonica/shared/src/match/landmarks.ts";
import { INDEXED_TIER, RECORDING_FAN_OUT } from "@sonica/shared/src/match/params.ts";
import { PeakWindow } from "@sonica/shared/src/match/peak-window.ts";
import { Postings } from "@sonica/shared/src/match/postings.ts";
import { Probes } from "@sonica/shared/src/match/probes.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyConstellation, constellationOf, idOf, peaksOf, randomConstellation } from "../constellations.ts";
import { always } from "../property.ts";
import { segmentBytes, segmentOf } from "../segments.ts";

const someRecordings = fc.array(anyConstellation(8), { maxLength: 5 });

function read(segment: Segment, index: number, from: number, to: number): [number, number][] {
  const window = new PeakWindow();
  segment.readPeaks(index, from, to, window);
  return Array.from({ length: window.length }, (_, i) => [window.times[i], window.steps[i]]);
}

describe("a segment", () => {
  it("gives back every recording's id, length and peaks", () => {
    always(
      fc.property(someRecordings, (recordings) => {
        const segment = segmentOf(recordings);
        expect(segment.recordingCount).toBe(recordings.length);
        expect(segment.recordingIds).toEqual(recordings.map((_, i) => idOf(i)));
        for (const [i, { durationTicks, times, steps }] of recordings.entries()) {
          expect(segment.durationTicks(i)).toBe(durationTicks);
          expect(read(segment, i, 0, durationTicks)).toEqual(Array.from(times, (time, j) => [time, steps[j]]));
        }
      }),
    );
  });

  it("reads the peaks of any stretch as a plain filter does", () => {
    const edge = fc.integer({ min: -3000, max: 8000 });
    always(
      fc.property(anyConstellation(8), anyConstellation(8), edge, edge, (before, c, from, to) => {
        const segment = segmentOf([before, c, before]);
        const expected = peaksOf(c).filter(({ time }) => time >= from && time <= to);
        expect(read(segment, 1, from, to)).toEqual(expected.map(({ time, step }) => [time, step]));
      }),
    );
  });

  it("knows each peak's level to 6 dB", () => {
    const c = randomConstellation(1, 10);
    const window = new PeakWindow();
    segmentOf([c]).readPeaks(0, 0, c.durationTicks, window);
    for (const [i, level] of c.levels.entries()) expect(Math.abs(window.levels[i] - level)).toBeLessThanOrEqual(1);
  });

  it("reads longer stretches than it was made to hold at first", () => {
    const c = randomConstellation(2, 300, 60);
    expect(c.times.length).toBeGreaterThan(new PeakWindow().times.length);
    expect(read(segmentOf([c]), 0, 0, c.durationTicks)).toEqual(peaksOf(c).map(({ time, step }) => [time, step]));
  });

  it("finds the recording at any place on its timeline", () => {
    always(
      fc.property(
        fc.array(anyConstellation(8), { minLength: 1, maxLength: 6 }),
        fc.double({ min: -0.2, max: 1.2, noNaN: true }),
        (recordings, where) => {
          const segment = segmentOf(recordings);
          const ticks = where * secondsToTicks(segment.seconds);
          const starts = recordings.map((_, i) => segment.startTicks(i));
          const expected = Math.max(
            0,
            starts.findLastIndex((start) => start <= ticks),
          );
          expect(segment.recordingAt(ticks)).toBe(expected);
        },
      ),
    );
  });

  it("counts the very first moment of a recording as part of it", () => {
    const segment = segmentOf([1200, 700, 3000].map((durationTicks) => constellationOf([], durationTicks)));
    for (let i = 0; i < 3; i++) {
      expect(segment.recordingAt(segment.startTicks(i))).toBe(i);
      expect(segment.recordingAt(segment.startTicks(i) - 1)).toBe(Math.max(0, i - 1));
    }
  });

  it("lays recordings one after the other, none over another", () => {
    const recordings = [0, 499, 500, 501, 1234].map((durationTicks) => constellationOf([], durationTicks));
    const segment = segmentOf(recordings);
    for (let i = 1; i < recordings.length; i++) {
      expect(segment.startTicks(i)).toBeGreaterThan(segment.startTicks(i - 1) + recordings[i - 1].durationTicks);
    }
  });

  it.each([1, 100])("answers for every hash what a plain map of landmarks answers, %d recordings", (copies) => {
    always(
      fc.property(someRecordings, (some) => {
        const recordings = Array.from({ length: copies }, () => some).flat();
        const segment = segmentOf(recordings);
        const expected = new Map<number, number[]>();
        for (const [i, recording] of recordings.entries()) {
          for (const { hash, ticks } of landmarksOf(recording)) {
            const place = Math.round((segment.startTicks(i) + ticks) / TIME_CELL_TICKS);
            expected.set(hash, [...(expected.get(hash) ?? []), place]);
          }
        }
        const hashes = [...expected.keys()].sort((a, b) => a - b);
        const probes = probesFor(hashes);
        const found = new Postings();
        found.reserve(probes.length);
        segment.find(probes, found);
        for (const [i, hash] of hashes.entries()) {
          const places = found.places.slice(found.starts[i], found.ends[i]);
          for (const place of expected.get(hash)!) expect(places).toContain(place);
        }
      }),
      { numRuns: copies === 1 ? 40 : 3 },
    );
  });

  it("answers a pair's ranges without finding a posting twice, however coarse its buckets are", () => {
    const recording = randomConstellation(5, 60);
    const segment = segmentOf([recording]);
    const all = landmarksOf(recording);
    const probes = probesFor(Array.from({ length: 500 }, (_, i) => Math.floor((i * HASH_COUNT) / 500)));
    for (let i = 0; i < 500; i++) probes.highs[i] = (i === 499 ? HASH_COUNT : probes.lows[i + 1]) - 1;
    probes.pairs.fill(0);
    const found = new Postings();
    found.reserve(probes.length);
    segment.find(probes, found);
    let count = 0;
    for (let i = 0; i < probes.length; i++) count += found.ends[i] - found.starts[i];
    expect(count).toBe(all.length);
  });

  it("is the same file whenever it is made from the same recordings", () => {
    const recordings = [1, 2, 3].map((seed) => randomConstellation(seed, 20));
    expect(segmentBytes(recordings)).toEqual(segmentBytes(recordings));
  });

  it("can be read from anywhere in a larger buffer", () => {
    const recordings = [1, 2].map((seed) => randomConstellation(seed, 20));
    const bytes = segmentBytes(recordings);
    for (const shift of [0, 1, 3, 4, 8, 13]) {
      const larger = new Uint8Array(bytes.length + 32).fill(0xaa);
      larger.set(bytes, shift);
      const segment = Segment.from(larger.subarray(shift, shift + bytes.length));
      expect(segment.recordingIds).toEqual([idOf(0), idOf(1)]);
      expect(read(segment, 1, 0, 10_000)).toHaveLength(recordings[1].times.length);
    }
  });

  it("may be empty, or hold one recording without a peak", () => {
    const empty = segmentOf([]);
    expect(empty.recordingCount).toBe(0);
    expect(empty.seconds).toBe(0);
    expect(empty.recordingIds).toEqual([]);
    const silent = segmentOf([constellationOf([], 5000)]);
    expect(silent.recordingCount).toBe(1);
    expect(read(silent, 0, 0, 5000)).toEqual([]);
  });
});

describe("a segment builder", () => {
  it("refuses the same recording twice, also in other letters", () => {
    const builder = new SegmentBuilder();
    const id = "abcdef01-2345-4789-abcd-ef0123456789";
    builder.add(id, randomConstellation(1, 2));
    expect(() => builder.add(id, randomConstellation(2, 2))).toThrow(/added before/);
    expect(() => builder.add(id.toUpperCase(), randomConstellation(2, 2))).toThrow(/added before/);
    expect(builder.recordingCount).toBe(1);
  });

  it("refuses an id that is no UUID, and keeps what it has", () => {
    const builder = new SegmentBuilder();
    builder.add(idOf(1), randomConstellation(1, 2));
    expect(() => builder.add("my song", randomConstellation(2, 2))).toThrow(/not a UUID/);
    expect(Segment.from(builder.finish()).recordingIds).toEqual([idOf(1)]);
  });
});

/** Asks for each hash alone. */
function probesFor(hashes: readonly number[]): Probes {
  const probes = new Probes();
  probes.lows = Uint32Array.from(hashes);
  probes.highs = Uint32Array.from(hashes);
  probes.times = new Int32Array(hashes.length);
  probes.pairs = Uint32Array.from(hashes.keys());
  probes.length = hashes.length;
  return probes;
}

function landmarksOf({ times, steps, tiers }: Constellation): { hash: number; ticks: number }[] {
  const indexed = Array.from(times.keys()).filter((i) => tiers[i] <= INDEXED_TIER);
  const peaks = { times: indexed.map((i) => times[i]), steps: indexed.map((i) => steps[i]), length: indexed.length };
  const landmarks: { hash: number; ticks: number }[] = [];
  forEachPair(peaks, RECORDING_FAN_OUT, (anchor, target) =>
    landmarks.push({ hash: pairHash(peaks, anchor, target), ticks: peaks.times[anchor] }),
  );
  return landmarks;
}
