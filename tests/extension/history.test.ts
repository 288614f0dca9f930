import "fake-indexeddb/auto";
import {
  addHearing,
  countSongs,
  deleteEntry,
  type NewHearing,
  readHistory,
  restoreEntry,
} from "@sonica/extension/src/storage/history.ts";
import { beforeEach, expect, it } from "vitest";
import { recording, SKY } from "./sessions.ts";

const hear = (song: number, heardAtMs: number, sessionId = `${song} at ${heardAtMs}`) => {
  const recordingId = `song-${song}`;
  const hearing: NewHearing = {
    sessionId,
    recordingId,
    heardAtMs,
    offsetSeconds: 3,
    speed: 1,
    pitchSemitones: 0,
    confidence: 1,
  };
  return addHearing(hearing, { recordingId, recording: recording({ id: recordingId }), sky: SKY });
};

const shown = async (limit = 10) =>
  (await readHistory(limit)).map(({ song, hearings }) => [
    song.recordingId,
    hearings.map(({ heardAtMs }) => heardAtMs),
  ]);

beforeEach(async () => {
  for (const entry of await readHistory(100)) await deleteEntry(entry);
});

it("shows a song heard again once, on top, with every hearing", async () => {
  await hear(1, 100);
  await hear(2, 200);
  await hear(1, 300);
  expect(await shown()).toEqual([
    ["song-1", [300, 100]],
    ["song-2", [200]],
  ]);
  expect(await countSongs()).toBe(2);
});

it("counts a session once, however often it is written", async () => {
  await hear(1, 100, "same");
  await hear(1, 100, "same");
  expect(await shown()).toEqual([["song-1", [100]]]);
});

it("brings a deleted song back with all its hearings", async () => {
  await hear(1, 100);
  await hear(2, 150);
  await hear(1, 200);
  const before = await readHistory(10);
  await deleteEntry(before[0]);
  expect(await shown()).toEqual([["song-2", [150]]]);
  await restoreEntry(before[0]);
  expect(await readHistory(10)).toEqual(before);
});

it("reads no more songs than asked for, the newest", async () => {
  for (let song = 0; song < 8; song++) await hear(song, song * 10);
  expect(await shown(3)).toEqual([
    ["song-7", [70]],
    ["song-6", [60]],
    ["song-5", [50]],
  ]);
});

it("puts what was heard last first, also when the clock was set back, and loses nothing", async () => {
  await hear(1, 5_000_000);
  await hear(2, 1_000);
  await hear(3, 2_000);
  expect((await shown()).map(([song]) => song)).toEqual(["song-3", "song-2", "song-1"]);
});
