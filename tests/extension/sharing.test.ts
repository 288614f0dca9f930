// @vitest-environment node
// Sharing answers by video between two people, through the real server process.
import { askOthers, contribute } from "@sonica/extension/src/background/sharing.ts";
import { setSharing } from "@sonica/extension/src/storage/sharing.ts";
import type { Watch } from "@sonica/extension/src/storage/watch.ts";
import { videoHashOf } from "@sonica/extension/src/timeline/contribution.ts";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fixturePath } from "../cloud/support/fixtures.ts";
import { makeScratchFolder } from "../cloud/support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "../cloud/support/sonica.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

const VIDEO = "youtube:dQw4w9WgXcQ~212";

let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
let matcher: RunningMatcher;
let recordingId: string;

beforeAll(async () => {
  folder = await makeScratchFolder();
  const ingested = await sonica(["ingest", "--json", "--data-dir", folder.path, fixturePath("pardes.mp3")]);
  recordingId = (JSON.parse(ingested.stdout) as { recordingId: string }).recordingId;
  matcher = await startMatcher(["--data-dir", folder.path]);
}, 60_000);

afterAll(async () => {
  await matcher?.stop();
  await folder.remove();
});

beforeEach(() => setSharing(true));

const found = (untilSeconds: number) => ({
  kind: "song" as const,
  recordingId,
  fromSeconds: 100.123456,
  untilSeconds,
  offsetSeconds: 1,
  speed: 1,
  pitchSemitones: 0,
  confidence: 1,
  isGoingOn: false,
  isJump: false,
});

const watched = (videoId: string, more: Partial<Watch> = {}): Watch => ({
  watchId: "w",
  tabId: 1,
  title: "A title nobody else learns",
  source: { kind: "page", frameId: 0, address: "https://a.example/", videoId, durationSeconds: 212, declared: null },
  isPrivate: false,
  serverUrl: matcher.address,
  startedAtMs: 1,
  shared: [],
  settled: [],
  pieces: [{ pieceId: 1, stretches: [found(112)] }],
  recordings: {},
  judgements: [],
  heardSeconds: 112,
  played: [],
  isSilent: false,
  questions: 1,
  bytesSent: 1,
  searched: null,
  trouble: null,
  ended: { code: null, atMs: 2 },
  ...more,
});

it("gives what one found to the next who asks, with the song's row", async () => {
  await contribute(watched(VIDEO));
  const { songs, recordings } = await askOthers(VIDEO, matcher.address);
  expect(songs).toMatchObject([{ recordingId, fromSeconds: 100.12, untilSeconds: 112, confidence: 0.6 }]);
  expect(recordings[recordingId]?.title).toMatchObject({ devanagari: "परदेस की बारिश" });
});

it("sends to ask no more than four digits of a hash", async () => {
  const sent = vi.spyOn(globalThis, "fetch");
  await askOthers(VIDEO, matcher.address);
  const hash = await videoHashOf(VIDEO);
  expect(sent.mock.calls.map(([address]) => address)).toEqual([`${matcher.address}/v1/videos/${hash.slice(0, 4)}`]);
  sent.mockRestore();
});

const rejected = () => [{ recordingId, fromSeconds: 0, untilSeconds: 200, isRight: false }];

it.each<[string, () => Partial<Watch>]>([
  ["the window is private", () => ({ isPrivate: true })],
  ["the name was rejected", () => ({ judgements: rejected() })],
  ["it sounded too short to be sure", () => ({ pieces: [{ pieceId: 1, stretches: [found(103)] }] })],
  ["it was told by others", () => ({ pieces: [], shared: [found(112)] })],
])("sends nothing when %s", async (_, more) => {
  const sent = vi.spyOn(globalThis, "fetch");
  await contribute(watched("youtube:another~10", more()));
  expect(sent).not.toHaveBeenCalled();
  sent.mockRestore();
});

it("neither asks nor gives while it is switched off", async () => {
  await setSharing(false);
  const sent = vi.spyOn(globalThis, "fetch");
  await contribute(watched(VIDEO));
  expect(await askOthers(VIDEO, matcher.address)).toEqual({ songs: [], recordings: {} });
  expect(sent).not.toHaveBeenCalled();
  sent.mockRestore();
});

it("is no trouble when the server does not answer", async () => {
  const quiet = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(await askOthers(VIDEO, "http://127.0.0.1:9")).toEqual({ songs: [], recordings: {} });
  quiet.mockRestore();
});
