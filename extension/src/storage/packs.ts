// Packs on this device, in IndexedDB: a row says what there is, parts hold the bytes. A part is written whole or not at
// all, so a download that broke off goes on where its last part ended.
import type { PackInfo } from "@sonica/shared/src/api/packs.ts";
import Dexie, { type EntityTable, type Table } from "dexie";

/** Why a pack is not ready, a key of the failure table. */
type PackTrouble =
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
  | { readonly kind: "downloading" }
  /** Broke off; what came is kept. */
  | { readonly kind: "paused"; readonly trouble: PackTrouble | null }
  | { readonly kind: "ready" }
  | { readonly kind: "broken"; readonly trouble: PackTrouble };

export interface StoredPack extends PackInfo {
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

class PacksDb extends Dexie {
  declare packs: EntityTable<StoredPack, "id">;
  declare parts: Table<PackPart, [string, number]>;

  constructor() {
    super("sonica-packs");
    this.version(1).stores({ packs: "id", parts: "[packId+index], packId" });
  }
}

const db = new PacksDb();

export const readPacks = (): Promise<StoredPack[]> => db.packs.toArray();

export async function setPackState(packId: string, state: PackState): Promise<void> {
  await db.packs.update(packId, { state });
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
