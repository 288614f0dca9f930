// "Not this song": what was heard and which recording it is not. Fingerprints only, on this device only.
import Dexie, { type EntityTable } from "dexie";

/** Corrections kept; the oldest goes first. Each takes about as much as the clip's fingerprint, 2 kB. */
const MOST_CORRECTIONS = 200;

export interface StoredCorrection {
  /** A UUID. */
  readonly id: string;
  readonly recordingId: string;
  /** Encoded constellation of the clip. */
  readonly bytes: Uint8Array;
  readonly atMs: number;
}

class CorrectionsDb extends Dexie {
  declare corrections: EntityTable<StoredCorrection, "id">;

  constructor() {
    super("sonica-corrections");
    this.version(1).stores({ corrections: "id, atMs" });
  }
}

const db = new CorrectionsDb();

export const readCorrections = (): Promise<StoredCorrection[]> => db.corrections.toArray();

export async function keepCorrection(correction: StoredCorrection): Promise<void> {
  await db.transaction("rw", db.corrections, async () => {
    await db.corrections.put(correction);
    const old = (await db.corrections.orderBy("atMs").reverse().primaryKeys()).slice(MOST_CORRECTIONS);
    await db.corrections.bulkDelete(old);
  });
}
