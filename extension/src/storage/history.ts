// What was found, kept on this device in IndexedDB. One row per hearing; the song itself once.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import Dexie, { type EntityTable } from "dexie";
import type { Sky } from "./session.ts";

/** One time a song was named. */
export interface Hearing {
  /** The session that heard it: writing the same session twice changes nothing. */
  readonly sessionId: string;
  readonly recordingId: string;
  /** Ms since 1970. */
  readonly heardAtMs: number;
  readonly offsetSeconds: number;
  readonly speed: number;
  readonly pitchSemitones: number;
  readonly confidence: number;
}

/** A song as the matcher described it last, with the stars it was known by. */
export interface Song {
  readonly recordingId: string;
  readonly recording: Recording;
  readonly sky: Sky;
}

class HistoryDb extends Dexie {
  declare hearings: EntityTable<Hearing, "sessionId">;
  declare songs: EntityTable<Song, "recordingId">;

  constructor() {
    super("sonica-history");
    this.version(1).stores({ hearings: "sessionId, recordingId, heardAtMs", songs: "recordingId" });
  }
}

const db = new HistoryDb();

export async function addHearing(hearing: Hearing, song: Song): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.put(hearing);
    await db.songs.put(song);
  });
}

/** A song of the history with every time it was heard, newest first. */
export interface HistoryEntry {
  readonly song: Song;
  readonly hearings: readonly Hearing[];
}

/** The songs heard last, newest first, at most `limit` of them. */
export async function readHistory(limit: number): Promise<HistoryEntry[]> {
  const groups = new Map<string, Hearing[]>();
  await db.hearings
    .orderBy("heardAtMs")
    .reverse()
    .each((hearing) => {
      const group = groups.get(hearing.recordingId);
      if (group) group.push(hearing);
      else groups.set(hearing.recordingId, [hearing]);
    });
  const newest = [...groups.entries()].slice(0, limit);
  const songs = await db.songs.bulkGet(newest.map(([recordingId]) => recordingId));
  return newest.flatMap(([, hearings], i) => {
    const song = songs[i];
    return song ? [{ song, hearings }] : [];
  });
}

export async function countSongs(): Promise<number> {
  return db.songs.count();
}

/** Takes a song out with all its hearings. Give the entry to restoreEntry to undo. */
export async function deleteEntry({ song }: HistoryEntry): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.where("recordingId").equals(song.recordingId).delete();
    await db.songs.delete(song.recordingId);
  });
}

export async function restoreEntry({ song, hearings }: HistoryEntry): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.bulkPut([...hearings]);
    await db.songs.put(song);
  });
}
