// @vitest-environment node
import "fake-indexeddb/auto";
import { checkPack } from "@sonica/extension/src/device/pack-check.ts";
import { openShelf } from "@sonica/extension/src/device/shelf.ts";
import { addPart, beginPack, readPack, readPackLyrics } from "@sonica/extension/src/storage/packs.ts";
import { encodePack, openPack, PACK_HEADER_BYTES } from "@sonica/shared/src/pack/pack.ts";
import Dexie from "dexie";
import { beforeEach, describe, expect, it } from "vitest";
import { cut, idOf, randomConstellation } from "../shared/constellations.ts";
import { PACK_ID, packOf, rowOf } from "../shared/pack/packs.ts";
import { segmentBytes } from "../shared/segments.ts";

const songs = [1, 2].map((seed) => randomConstellation(seed, 40));
const clip = cut(songs[1], 12, 5);
const lyrics = [{ seconds: 1, text: "La" }];

/** A pack whose songs have lyrics. */
const bytes = (() => {
  const { manifest } = openPack(packOf(songs, "Old songs"));
  const recordings = manifest.recordings.map((row) => ({ ...row, lyrics }));
  return encodePack({ ...manifest, recordings }, segmentBytes(songs));
})();

const row = {
  id: PACK_ID,
  packId: null,
  title: "",
  createdAt: "",
  recordings: 0,
  seconds: 0,
  bytes: bytes.length,
  sha256: "",
  serverUrl: null,
  state: { kind: "checking" },
  receivedBytes: bytes.length,
  addedAtMs: 1,
} as const;

const state = async () => (await readPack(PACK_ID))?.state;
const store = (part: Uint8Array) => addPart(PACK_ID, 0, part, part.length);

/** The pack's bytes with one of them changed. */
function spoilt(place: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[place] ^= 1;
  return copy;
}

it("has what was checked by an earlier version checked once more", async () => {
  const before = new Dexie("sonica-packs");
  before.version(1).stores({ packs: "id", parts: "[packId+index], packId" });
  before.version(2).stores({ lyrics: "[packId+recordingId], packId, recordingId" });
  await before.table("packs").bulkPut([
    { ...row, state: { kind: "ready" } },
    { ...row, id: "2", state: { kind: "broken", trouble: "pack-corrupt" } },
  ]);
  await before.table("parts").put({ packId: PACK_ID, index: 0, bytes });
  before.close();
  expect(await state()).toEqual({ kind: "checking" });
  expect((await readPack("2"))?.state).toEqual({ kind: "broken", trouble: "pack-corrupt" });
  expect(await checkPack(PACK_ID)).toBe(true);
  expect((await openShelf()).identify(clip).verdict.kind).toBe("match");
});

describe("a pack that was checked", () => {
  beforeEach(async () => {
    await beginPack(row);
    await store(bytes);
    await checkPack(PACK_ID);
  });

  it("has its songs named as the contract has them: without lyrics, which lie apart", async () => {
    const { verdict, source } = (await openShelf()).identify(clip);
    expect(verdict.kind === "match" && verdict.match.recording).toEqual(rowOf(1, songs[1]));
    expect(source).toEqual({ kind: "pack", title: "Old songs" });
    expect(await readPackLyrics(idOf(1))).toEqual(lyrics);
  });

  it("is not read for names and lyrics again to recognise", async () => {
    await store(spoilt(PACK_HEADER_BYTES));
    const { verdict } = (await openShelf()).identify(clip);
    expect(verdict.kind === "match" && verdict.match.recording).toEqual(rowOf(1, songs[1]));
    expect(await state()).toEqual({ kind: "ready" });
  });

  it("is marked and left out when it is damaged later", async () => {
    await store(spoilt(bytes.length - 100));
    expect((await openShelf()).recordingCount).toBe(0);
    expect(await state()).toEqual({ kind: "broken", trouble: "pack-corrupt" });
  });
});
