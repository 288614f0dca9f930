// Packs on this device, in IndexedDB: a row says what there is, parts hold the bytes. A part is written whole or not at
// all, so a download that broke off goes on where its last part ended.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { LyricLine, Lyrics } from "@sonica/shared/src/api/lyrics.ts";
import type { PackInfo } from "@sonica/shared/src/api/packs.ts";
import Dexie, { type EntityTable, type Table } from "dexie";

/** Bytes of a part: small enough that a break costs little, large enough that a pack has few. */
export const PART_BYTES = 1024 * 1024;

/** Why a pack is not ready, a key of the failure table. */
export type PackTrouble =
  | "pack-not-recognised"
  | "pack-version"
  | "pack-truncated"
  | "pack-corrupt"
  | "pack-too-large"
  | "pack-gone"
  | "pack-unreachable"
  | "storage-full"
  | "storage-failed"
  | "memory-full";

export type PackState =
  /** All bytes are here; whether they are a sound pack is being looked at. */
  | { readonly kind: "checking" }
  | { readonly kind: "downloading" }
  /** Broke off; what came is kept. */
  | { readonly kind: "paused"; readonly trouble: PackTrouble | null }
  | { readonly kind: "ready" }
  | { readonly kind: "broken"; readonly trouble: PackTrouble };

export interface StoredPack extends PackInfo {
  /** The id the file gives itself; `id` is another while a file that was picked has not been looked at. */
  readonly packId: string | null;
  /** The server it comes from; null when it was loaded from a file. */
  readonly serverUrl: string | null;
  readonly state: PackState;
  readonly receivedBytes: number;
  readonly addedAtMs: number;
}

interface PackPart {
  readonly packId: string;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Parsed once, when the pack was checked: to recognise its songs its names need not be read again. */
interface PackSongs {
  readonly packId: string;
  /** In the order of the segment. */
  readonly recordings: readonly Recording[];
}

/** Apart from the songs: a card that shows a line need not open the pack, and who recognises needs no lyrics. */
interface PackLyrics extends Lyrics {
  readonly packId: string;
}

class PacksDb extends Dexie {
  declare packs: EntityTable<StoredPack, "id">;
  declare parts: Table<PackPart, [string, number]>;
  declare songs: EntityTable<PackSongs, "packId">;
  declare lyrics: Table<PackLyrics, [string, string]>;

  constructor() {
    super("sonica-packs");
    this.version(1).stores({ packs: "id", parts: "[packId+index], packId" });
    this.version(2).stores({ lyrics: "[packId+recordingId], packId, recordingId" });
    // What was checked before there were songs is checked once more.
    this.version(3)
      .stores({ songs: "packId" })
      .upgrade(async (upgrade) => {
        const packs = upgrade.table<StoredPack>("packs").filter(({ state }) => isSound(state));
        await packs.modify({ state: { kind: "checking" } });
      });
  }
}

const db = new PacksDb();

/** A pack that had no room in memory may have some now. */
export const isSound = (state: PackState): boolean =>
  state.kind === "ready" || (state.kind === "broken" && state.trouble === "memory-full");

export const readPacks = (): Promise<StoredPack[]> => db.packs.toArray();

/** Null where no pack has any. */
export const readPackLyrics = async (recordingId: string): Promise<readonly LyricLine[] | null> =>
  (await db.lyrics.where("recordingId").equals(recordingId).first())?.lines ?? null;

/** Undefined for a pack that was not checked. */
export const readPackSongs = async (packId: string): Promise<readonly Recording[] | undefined> =>
  (await db.songs.get(packId))?.recordings;

export const readPack = (id: string): Promise<StoredPack | undefined> => db.packs.get(id);

/** A pack that begins to come in; an older one of the same id goes, unless it is the same file half fetched. */
export async function beginPack(pack: StoredPack): Promise<StoredPack> {
  return db.transaction("rw", db.packs, db.parts, async () => {
    const before = await db.packs.get(pack.id);
    if (before?.sha256 === pack.sha256 && before.state.kind !== "broken") {
      const resumed = { ...before, serverUrl: pack.serverUrl, state: pack.state };
      await db.packs.put(resumed);
      return resumed;
    }
    await db.parts.where("packId").equals(pack.id).delete();
    await db.packs.put(pack);
    return pack;
  });
}

/** The part and the count of bytes that it brings the pack to, both or neither. */
export async function addPart(packId: string, index: number, bytes: Uint8Array, receivedBytes: number): Promise<void> {
  await db.transaction("rw", db.packs, db.parts, async () => {
    if ((await db.packs.update(packId, { receivedBytes })) === 0) throw new Error("The pack was deleted meanwhile.");
    await db.parts.put({ packId, index, bytes });
  });
}

/** What the file turned out to be. An older pack that calls itself the same goes. */
export async function settlePack(
  id: string,
  facts: Pick<StoredPack, "packId" | "title" | "createdAt" | "recordings" | "seconds" | "sha256">,
  recordings: readonly Recording[],
  lyrics: readonly Lyrics[],
): Promise<void> {
  await db.transaction("rw", db.packs, db.parts, db.songs, db.lyrics, async () => {
    const older = await db.packs.filter((pack) => pack.packId === facts.packId && pack.id !== id).primaryKeys();
    for (const olderId of older) await deletePack(olderId);
    await db.songs.put({ packId: id, recordings });
    await db.lyrics.where("packId").equals(id).delete();
    await db.lyrics.bulkPut(lyrics.map((each) => ({ packId: id, ...each })));
    await db.packs.update(id, { ...facts, state: { kind: "ready" } });
  });
}

export async function setPackState(packId: string, state: PackState): Promise<void> {
  await db.packs.update(packId, { state });
}

/** The server's file changed meanwhile, or what came was damaged: begin again. */
export async function forgetParts(packId: string): Promise<void> {
  await db.transaction("rw", db.packs, db.parts, async () => {
    await db.parts.where("packId").equals(packId).delete();
    await db.packs.update(packId, { receivedBytes: 0 });
  });
}

export async function deletePack(packId: string): Promise<void> {
  await db.transaction("rw", db.packs, db.parts, db.songs, db.lyrics, async () => {
    await db.songs.delete(packId);
    await db.lyrics.where("packId").equals(packId).delete();
    await db.parts.where("packId").equals(packId).delete();
    await db.packs.delete(packId);
  });
}

/** All parts of a pack, in one buffer. One part is in memory twice at a time. */
export async function readPackBytes({ id, bytes: length }: StoredPack): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(length);
  let end = 0;
  for (let index = 0; end < length; index++) {
    const part = await db.parts.get([id, index]);
    if (!part) break;
    all.set(part.bytes.subarray(0, length - end), end);
    end += part.bytes.length;
  }
  return end === length ? all : all.subarray(0, end);
}
