import { WatchKeeper } from "@sonica/extension/src/background/watch-keeper.ts";
import type { Watch } from "@sonica/extension/src/storage/watch.ts";
import { readWatches, writeWatches } from "@sonica/extension/src/storage/watch-store.ts";
import { beforeEach, expect, it, vi } from "vitest";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

const ignore = async () => {};

const watch = (watchId: string): Watch => ({
  watchId,
  tabId: 1,
  title: "Radio",
  source: { kind: "tab" },
  isPrivate: false,
  serverUrl: "http://127.0.0.1:8417",
  startedAtMs: 1,
  shared: [],
  settled: [],
  pieces: [],
  recordings: {},
  judgements: [],
  heardSeconds: 0,
  played: [],
  isSilent: true,
  questions: 0,
  bytesSent: 0,
  searched: null,
  trouble: null,
  ended: null,
});

const report = (pieceId: number, untilSeconds: number) => ({
  watchId: "w",
  pieceId,
  stretches: [{ kind: "gap" as const, fromSeconds: 10 * pieceId, untilSeconds, reason: "no-music" as const }],
  decidedSeconds: untilSeconds,
  heardSeconds: untilSeconds,
  isSilent: false,
});

beforeEach(() => writeWatches([]));

it("carries a watch through a worker that is killed after every event", async () => {
  await new WatchKeeper(ignore).add(watch("w"));
  await new WatchKeeper(ignore).take("w", { kind: "asked" });
  await new WatchKeeper(ignore).take("w", { kind: "sent", bytes: 400 });
  await new WatchKeeper(ignore).take("w", { kind: "troubled", code: "matcher-unreachable" });
  await new WatchKeeper(ignore).take("w", {
    kind: "answered",
    recordings: [],
    searched: { by: "server", recordings: 3 },
  });
  await new WatchKeeper(ignore).take("w", { kind: "reported", report: report(1, 15), atMs: 1 });
  expect(await readWatches()).toMatchObject([
    { questions: 1, bytesSent: 400, trouble: null, isSilent: false, heardSeconds: 15, pieces: [{ pieceId: 1 }] },
  ]);
});

it("takes a report of a piece in the place of the one before, and settles pieces that are long over", async () => {
  const keeper = new WatchKeeper(ignore);
  await keeper.add(watch("w"));
  await keeper.take("w", { kind: "reported", report: report(1, 12), atMs: 1 });
  for (const pieceId of [1, 2, 3, 4]) {
    await keeper.take("w", { kind: "reported", report: report(pieceId, 10 * pieceId + 8), atMs: 1 });
  }
  const [kept] = await readWatches();
  expect(kept?.pieces.map(({ pieceId }) => pieceId)).toEqual([2, 3, 4]);
  expect(kept?.settled).toMatchObject([{ fromSeconds: 10, untilSeconds: 18 }]);
});

it("ends once, keeps why, and goes on where the same video plays again", async () => {
  const keeper = new WatchKeeper(ignore);
  await keeper.add(watch("w"));
  await keeper.take("w", { kind: "ended", code: "tab-closed", atMs: 5 });
  await keeper.take("w", { kind: "ended", code: null, atMs: 9 });
  expect((await readWatches())[0]?.ended).toEqual({ code: "tab-closed", atMs: 5 });
  await keeper.take("w", { kind: "resumed" });
  expect((await readWatches())[0]?.ended).toBeNull();
});

it("keeps the latest few that are over, and all that go on", async () => {
  const keeper = new WatchKeeper(ignore);
  await keeper.add(watch("goes on"));
  for (let i = 0; i < 12; i++) {
    await keeper.add(watch(`w${i}`));
    await keeper.take(`w${i}`, { kind: "ended", code: null, atMs: i });
  }
  const kept = (await readWatches()).map(({ watchId }) => watchId);
  expect(kept).toContain("goes on");
  expect(kept.length).toBeLessThan(9);
});

it("has nothing to do with what it does not know", async () => {
  expect(await new WatchKeeper(ignore).take("gone", { kind: "asked" })).toBeNull();
});
