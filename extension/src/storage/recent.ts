// Songs named lately with their fingerprints, so that a song heard again is known without asking. IndexedDB.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import Dexie, { type EntityTable } from "dexie";

/** Songs kept; the one named longest ago goes first. A song of four minutes takes about 22 kB. */
const MOST_SONGS = 24;

export interface StoredRecent {
  readonly recordingId: string;
  readonly recording: Recording;
  /** The whole song's constellation, encoded. */
  readonly constellation: Uint8Array;
  /** Its lyrics, when it has any: a song that is known here is shown without asking anybody. */
  readonly lyrics?: readonly LyricLine[];
  readonly namedAtMs: number;
}

class RecentDb extends Dexie {
  declare songs: EntityTable<StoredRecent, "recordingId">;

  constructor() {
    super("sonica-recent");
    this.version(1).stores({ songs: "recordingId, namedAtMs" });
  }
}

const db = new RecentDb();

export const readRecent = (): Promise<StoredRecent[]> => db.songs.orderBy("namedAtMs").reverse().toArray();

export const readRecentSong = (recordingId: string): Promise<StoredRecent | undefined> => db.songs.get(recordingId);

/** Whether its fingerprint is here already; then it is the newest again. */
export async function touchRecent(recordingId: string, namedAtMs: number): Promise<boolean> {
  return (await db.songs.update(recordingId, { namedAtMs })) > 0;
}

export async function keepRecent(song: StoredRecent): Promise<void> {
  await db.transaction("rw", db.songs, async () => {
    await db.songs.put(song);
    const old = (await db.songs.orderBy("namedAtMs").reverse().primaryKeys()).slice(MOST_SONGS);
    await db.songs.bulkDelete(old);
  });
}
