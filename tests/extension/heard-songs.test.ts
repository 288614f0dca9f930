import { heardSongs, isListen } from "@sonica/extension/src/timeline/heard-songs.ts";
import { type Played, playOn } from "@sonica/extension/src/timeline/played.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import { describe, expect, it } from "vitest";
import { watchOf } from "./screens/states.ts";

const song = (recordingId: string, fromSeconds: number, untilSeconds: number, more: Partial<Song> = {}): Song => ({
  kind: "song",
  recordingId,
  fromSeconds,
  untilSeconds,
  isGoingOn: false,
  offsetSeconds: 0,
  speed: 1,
  pitchSemitones: 0,
  confidence: 1,
  isJump: false,
  ...more,
});

/** A player that was at these seconds at these moments. */
const played = (...moments: readonly (readonly [number, number])[]): readonly Played[] =>
  moments.reduce<readonly Played[]>((before, [seconds, at]) => playOn(before, seconds, 1000 * at), []);

/** Seconds `from` to `until` in real time, told of every 4 s, beginning at second `at` of the clock. */
const through = (from: number, until: number, at: number): [number, number][] =>
  Array.from({ length: Math.floor((until - from) / 4) + 1 }, (_, i) => [from + 4 * i, at + 4 * i]);

const heard = (songs: readonly Song[], moments: readonly (readonly [number, number])[], more = {}) =>
  heardSongs({ ...watchOf(1, 0), settled: songs, pieces: [], played: played(...moments), ...more }).map(
    ({ recordingId, startedAtMs, heardSeconds }) => [recordingId, startedAtMs / 1000, Math.round(heardSeconds)],
  );

describe("Where a player has been", () => {
  it("is one stretch while it plays, however unevenly that is told", () => {
    const [only, ...others] = played([0, 100], [5, 105], [4.5, 105], [9, 110], [17, 116]);
    expect(others).toEqual([]);
    expect(only).toEqual({ fromSeconds: 0, untilSeconds: 17, startedAtMs: 100_000, lastAtMs: 116_000 });
  });

  it("begins anew after a jump, forward or back, and after a long rest", () => {
    const stretches = played([0, 100], [8, 108], [200, 110], [204, 114], [10, 116], [14, 120], [18, 500]);
    expect(stretches.map(({ fromSeconds, untilSeconds }) => [fromSeconds, untilSeconds])).toEqual([
      [0, 8],
      [200, 204],
      [10, 14],
      [14, 18],
    ]);
    expect(stretches[3].startedAtMs).toBe(496_000);
  });
});

describe("What was heard of songs", () => {
  it("is what of them was played, from when it began", () => {
    expect(heard([song("a", 10, 70), song("b", 70, 130)], through(0, 100, 1000))).toEqual([
      ["a", 1010, 60],
      ["b", 1070, 30],
    ]);
  });

  it("counts nothing that was known from an earlier visit and not played now", () => {
    expect(heard([song("a", 0, 60), song("b", 60, 120)], through(60, 80, 5))).toEqual([["b", 5, 20]]);
  });

  it("counts nothing that only others told", () => {
    expect(heard([], through(0, 80, 5), { shared: [song("a", 0, 60)] })).toEqual([]);
  });

  it("is of the recording, however fast it runs", () => {
    expect(heard([song("a", 0, 40, { speed: 1.25 })], through(0, 40, 0))).toEqual([["a", 0, 50]]);
  });

  it("goes on after a pause, and does not count what was skipped", () => {
    const moments = [...through(0, 20, 0), ...through(20, 40, 600), ...through(100, 120, 640)] as [number, number][];
    expect(heard([song("a", 0, 200)], moments)).toEqual([["a", 0, 60]]);
  });

  it("counts again what is begun again", () => {
    const moments = [...through(0, 40, 0), ...through(0, 40, 50)];
    expect(heard([song("a", 0, 60)], moments)).toEqual([
      ["a", 0, 40],
      ["a", 50, 40],
    ]);
  });

  it("is a listen from half of it, or 4 minutes", () => {
    const of = (heardSeconds: number) => ({ recordingId: "a", startedAtMs: 0, heardSeconds });
    expect([99, 100].map((seconds) => isListen(of(seconds), 200))).toEqual([false, true]);
    expect([239, 240].map((seconds) => isListen(of(seconds), 3_000))).toEqual([false, true]);
  });
});
