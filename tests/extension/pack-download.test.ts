// @vitest-environment node
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { downloadPack } from "@sonica/extension/src/device/pack-download.ts";
import {
  beginPack,
  deletePack,
  PART_BYTES,
  readPack,
  readPackBytes,
  readPacks,
} from "@sonica/extension/src/storage/packs.ts";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { randomConstellation } from "../shared/constellations.ts";
import { PACK_ID, packOf } from "../shared/pack/packs.ts";

/** Larger than two parts. */
let whole: Uint8Array<ArrayBuffer>;
let server: ReturnType<typeof createServer>;
let serverUrl: string;
let requests: { range: string | undefined; ifRange: string | undefined }[];
/** What the server does, one after the other; then it sends what was asked for. */
let tricks: ((request: IncomingMessage, response: ServerResponse) => void)[];

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const atOnce = { wait: async () => {} };

beforeAll(() => {
  whole = packOf(Array.from({ length: 60 }, (_, seed) => randomConstellation(seed, 240)));
  expect(whole.length).toBeGreaterThan(2 * PART_BYTES);
});

beforeEach(async () => {
  requests = [];
  tricks = [];
  server = createServer((request, response) => {
    requests.push({ range: request.headers.range, ifRange: request.headers["if-range"] as string | undefined });
    const trick = tricks.shift();
    if (trick) return trick(request, response);
    send(request, response, whole.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const { id } of await readPacks()) await deletePack(id);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.restoreAllMocks();
});

/** From where it was asked, up to `until`; then the connection is cut, if that is not the end. */
function send(request: IncomingMessage, response: ServerResponse, until: number): void {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
  response.writeHead(from === 0 ? 200 : 206, { "content-length": whole.length - from });
  response.write(whole.subarray(from, until), () => {
    if (until < whole.length) response.destroy();
    else response.end();
  });
}

const begin = (more: object = {}) =>
  beginPack({
    id: PACK_ID,
    packId: PACK_ID,
    title: "A pack",
    createdAt: "2026-01-01T00:00:00Z",
    recordings: 60,
    seconds: 1,
    bytes: whole.length,
    sha256: sha256(whole),
    serverUrl,
    state: { kind: "downloading" },
    receivedBytes: 0,
    addedAtMs: 1,
    ...more,
  });

const download = (signal = new AbortController().signal) => downloadPack(PACK_ID, signal, atOnce);
const state = async () => (await readPack(PACK_ID))?.state;

it("brings a pack whole and makes it ready", async () => {
  expect(await download()).toBe(false);
  await begin();
  expect(await download()).toBe(true);
  const pack = (await readPack(PACK_ID))!;
  expect(pack).toMatchObject({ state: { kind: "ready" }, receivedBytes: whole.length, recordings: 60 });
  expect(sha256(await readPackBytes(pack))).toBe(sha256(whole));
});

it("goes on where the connection broke, asking only for what is missing", async () => {
  tricks = [
    (request, response) => send(request, response, PART_BYTES + 5_000),
    (_, response) => void response.destroy(),
    (_, response) => void response.writeHead(503).end(),
  ];
  await begin();
  expect(await download()).toBe(true);
  expect(requests).toEqual([
    { range: undefined, ifRange: undefined },
    ...Array(3).fill({ range: `bytes=${PART_BYTES}-`, ifRange: `"${sha256(whole)}"` }),
  ]);
});

it("waits, keeping what came, when the server stays away, and goes on when told to", async () => {
  tricks = [
    (request, response) => send(request, response, 2 * PART_BYTES),
    ...Array(20).fill((_: IncomingMessage, response: ServerResponse) => response.destroy()),
  ];
  await begin();
  expect(await download()).toBe(false);
  expect(await readPack(PACK_ID)).toMatchObject({
    state: { kind: "paused", trouble: "pack-unreachable" },
    receivedBytes: 2 * PART_BYTES,
  });
  tricks = [];
  await begin();
  expect(await download()).toBe(true);
});

it("stops when told to and keeps what came", async () => {
  const stop = new AbortController();
  tricks = [
    (request, response) => {
      send(request, response, 2 * PART_BYTES);
      stop.abort();
    },
  ];
  await begin();
  expect(await download(stop.signal)).toBe(false);
  expect(await state()).toEqual({ kind: "paused", trouble: null });
});

it("says that the pack is gone when the server has none, or another file by now", async () => {
  tricks = [(_, response) => void response.writeHead(404).end()];
  await begin();
  expect(await download()).toBe(false);
  expect(await state()).toEqual({ kind: "broken", trouble: "pack-gone" });

  tricks = [
    (request, response) => send(request, response, PART_BYTES),
    (_, response) => void response.writeHead(200).end("another"),
  ];
  await begin();
  expect(await download()).toBe(false);
  expect(await readPack(PACK_ID)).toMatchObject({ state: { kind: "broken", trouble: "pack-gone" }, receivedBytes: 0 });
});

it("does not use bytes that are not the server's, nor a pack of a newer format", async () => {
  const sound = whole;
  whole = sound.slice();
  whole[whole.length - 9] ^= 1;
  await begin({ sha256: sha256(sound) });
  expect(await download()).toBe(false);
  expect(await state()).toEqual({ kind: "broken", trouble: "pack-corrupt" });

  whole = sound.slice();
  whole[4] = 9;
  await begin();
  expect(await download()).toBe(false);
  expect(await state()).toEqual({ kind: "broken", trouble: "pack-version" });
  whole = sound;
});

it.each([
  ["QuotaExceededError", "storage-full"],
  ["UnknownError", "storage-failed"],
])("keeps what came when the browser's storage fails with %s, and goes on when it is well", async (name, trouble) => {
  const { put } = IDBObjectStore.prototype;
  const failing = vi.spyOn(IDBObjectStore.prototype, "put");
  failing.mockImplementation(function (this: IDBObjectStore, value: { index?: number }, key?: IDBValidKey) {
    if (value.index === 1) throw new DOMException("no", name);
    return put.call(this, value, key);
  });
  await begin();
  expect(await download()).toBe(false);
  expect(await readPack(PACK_ID)).toMatchObject({ state: { kind: "paused", trouble }, receivedBytes: PART_BYTES });
  failing.mockRestore();
  expect(await download()).toBe(true);
});
