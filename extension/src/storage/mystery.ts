// The mystery box: what was heard and not named, kept as a fingerprint (never as sound) to be asked about again.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import Dexie, { type EntityTable } from "dexie";
import type { UnknownPassage } from "../follow.ts";

/** What the box holds at most; the oldest goes first. Twelve seconds of music take about 2.3 kB. */
export const MOST_MYSTERIES = 200;
export const MOST_MYSTERY_BYTES = 1024 * 1024;

/** Less than this is not worth asking about again, seconds. */
export const SHORTEST_MYSTERY_SECONDS = 3;

/** Where a mystery lies in what was followed. */
export interface MysteryPassage extends Omit<UnknownPassage, "bytes" | "heardSeconds" | "heardAtMs"> {
  readonly videoId: string | null;
}

export interface Mystery {
  /** The session that heard it, or the watch and where in it. */
  readonly id: string;
  /** Encoded constellation. */
  readonly bytes: Uint8Array;
  readonly heardAtMs: number;
  readonly heardSeconds: number;
  readonly tabTitle: string;
  /** `unasked`: the server did not answer, or was not to be asked. `not-in-catalogue`: it did, and knew no such song. */
  readonly why: "unasked" | "not-in-catalogue";
  /** Songs the server knew when it was asked last; 0 when it never was. */
  readonly searchedRecordings: number;
  /** The packs on this device when it was asked last. */
  readonly packs: string;
  readonly tries: number;
  readonly nextAskAtMs: number;
  /** Heard in a followed tab or site. */
  readonly passage?: MysteryPassage;
}

/** A mystery that was solved later, until the person has seen it. */
export interface Solved {
  readonly id: string;
  readonly recording: Recording;
  readonly heardAtMs: number;
  readonly solvedAtMs: number;
}

class MysteryDb extends Dexie {
  declare mysteries: EntityTable<Mystery, "id">;
  declare solved: EntityTable<Solved, "id">;

  constructor() {
    super("sonica-mystery");
    this.version(1).stores({ mysteries: "id, heardAtMs", solved: "id" });
  }
}

const db = new MysteryDb();

export const readMysteries = (): Promise<Mystery[]> => db.mysteries.orderBy("heardAtMs").reverse().toArray();

export const readMystery = (id: string): Promise<Mystery | undefined> => db.mysteries.get(id);

export async function keepMystery(mystery: Mystery): Promise<void> {
  await db.transaction("rw", db.mysteries, async () => {
    await db.mysteries.put(mystery);
    let bytes = 0;
    const tooMany: string[] = [];
    for (const [index, each] of (await readMysteries()).entries()) {
      bytes += each.bytes.length;
      if (index >= MOST_MYSTERIES || bytes > MOST_MYSTERY_BYTES) tooMany.push(each.id);
    }
    await db.mysteries.bulkDelete(tooMany);
  });
}

export async function changeMystery(id: string, change: Partial<Mystery>): Promise<void> {
  await db.mysteries.update(id, change);
}

export async function deleteMystery(id: string): Promise<void> {
  await db.mysteries.delete(id);
}

export async function clearMysteries(): Promise<void> {
  await db.mysteries.clear();
}

/** What was deleted a moment ago, as it was. */
export async function restoreMysteries(mysteries: readonly Mystery[]): Promise<void> {
  await db.mysteries.bulkPut([...mysteries]);
}

/** Out of the box, and on the list of good news. */
export async function solveMystery(solved: Solved): Promise<void> {
  await db.transaction("rw", db.mysteries, db.solved, async () => {
    await db.mysteries.delete(solved.id);
    await db.solved.put(solved);
  });
}

export const readSolved = (): Promise<Solved[]> => db.solved.toArray();

export async function dismissSolved(): Promise<void> {
  await db.solved.clear();
}
