// What was found, kept on this device in IndexedDB. One row per hearing; the song itself once.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import Dexie, { type EntityTable } from "dexie";
import type { AnswerSource, Sky } from "./session.ts";

/** One time a song was named. */
export interface Hearing {
  /** The session that heard it: writing the same session twice changes nothing. */
  readonly sessionId: string;
  readonly recordingId: string;
  /** Ms since 1970, by this machine's clock, which may have been wrong. */
  readonly heardAtMs: number;
  /** Where it stands in the history; rises with every song heard, also when the clock was set back. */
  readonly order: number;
  readonly offsetSeconds: number;
  readonly speed: number;
  readonly pitchSemitones: number;
  readonly confidence: number;
  /** `import`: from a file; rows from before this was noted have none. */
  readonly source?: AnswerSource["kind"] | "import";
}

export type NewHearing = Omit<Hearing, "order">;

/** A song as the matcher described it last, with the stars it was known by. */
export interface Song {
  readonly recordingId: string;
  readonly recording: Recording;
  readonly sky: Sky;
  /** The person wrote the names: what a matcher says no longer changes them. */
  readonly isEdited?: boolean;
}

class HistoryDb extends Dexie {
  declare hearings: EntityTable<Hearing, "sessionId">;
  declare songs: EntityTable<Song, "recordingId">;

  constructor() {
    super("sonica-history");
    this.version(1).stores({ hearings: "sessionId, recordingId, heardAtMs", songs: "recordingId" });
    this.version(2)
      .stores({ hearings: "sessionId, recordingId, heardAtMs, order" })
      .upgrade((change) =>
        change
          .table<{ order?: number; heardAtMs: number }>("hearings")
          .toCollection()
          .modify((hearing) => {
            hearing.order ??= hearing.heardAtMs;
          }),
      );
  }
}

const db = new HistoryDb();

/** A song that was heard just now: it comes first in the history, whatever the clock says. */
export async function addHearing(hearing: NewHearing, song: Song): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    const last = (await db.hearings.orderBy("order").last())?.order ?? 0;
    const before = await db.hearings.get(hearing.sessionId);
    await db.hearings.put({ ...hearing, order: before?.order ?? Math.max(hearing.heardAtMs, last + 1) });
    await putSong(song);
  });
}

/** Songs heard some time ago, put where their date belongs. Answers how many were new. */
export async function addPast(hearings: readonly NewHearing[], songs: readonly Song[]): Promise<number> {
  return db.transaction("rw", db.hearings, db.songs, async () => {
    const known = new Set(await db.hearings.toCollection().primaryKeys());
    const fresh = hearings.filter(({ sessionId }) => !known.has(sessionId));
    await db.hearings.bulkPut(fresh.map((hearing) => ({ ...hearing, order: hearing.heardAtMs })));
    const needed = new Set(fresh.map(({ recordingId }) => recordingId));
    const had = new Set(await db.songs.toCollection().primaryKeys());
    await db.songs.bulkPut(songs.filter(({ recordingId: id }) => needed.has(id) && !had.has(id)));
    return fresh.length;
  });
}

async function putSong(song: Song): Promise<void> {
  const before = await db.songs.get(song.recordingId);
  await db.songs.put(before?.isEdited ? { ...song, recording: before.recording, isEdited: true } : song);
}

/** A song of the history with every time it was heard, newest first. */
export interface HistoryEntry {
  readonly song: Song;
  readonly hearings: readonly Hearing[];
}

export interface History {
  /** Newest first. */
  readonly hearings: readonly Hearing[];
  readonly songById: ReadonlyMap<string, Song>;
}

export async function readWholeHistory(): Promise<History> {
  const [hearings, songs] = await db.transaction("r", db.hearings, db.songs, () =>
    Promise.all([db.hearings.orderBy("order").reverse().toArray(), db.songs.toArray()]),
  );
  return { hearings, songById: new Map(songs.map((song) => [song.recordingId, song])) };
}

/** The songs heard last, newest first, at most `limit` of them. */
export async function readHistory(limit: number): Promise<HistoryEntry[]> {
  const groups = new Map<string, Hearing[]>();
  await db.hearings
    .orderBy("order")
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

/** Takes these hearings out, and the song when none is left. Give the entry to restoreEntry to undo. */
export async function deleteEntry({ song, hearings }: HistoryEntry): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.bulkDelete(hearings.map(({ sessionId }) => sessionId));
    const left = await db.hearings.where("recordingId").equals(song.recordingId).count();
    if (left === 0) await db.songs.delete(song.recordingId);
  });
}

export async function restoreEntry({ song, hearings }: HistoryEntry): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.bulkPut([...hearings]);
    await db.songs.put(song);
  });
}

/** "Not this song": what one session put here goes. */
export async function deleteHearing(sessionId: string): Promise<void> {
  const hearing = await db.hearings.get(sessionId);
  const song = hearing && (await db.songs.get(hearing.recordingId));
  if (hearing && song) await deleteEntry({ song, hearings: [hearing] });
}

/** Names as the person wants them. */
export async function renameSong(recordingId: string, names: Pick<Recording, "title" | "artists">): Promise<void> {
  await db.songs
    .where("recordingId")
    .equals(recordingId)
    .modify((song) => {
      Object.assign(song, { recording: { ...song.recording, ...names }, isEdited: true });
    });
}

export async function clearHistory(): Promise<void> {
  await db.transaction("rw", db.hearings, db.songs, async () => {
    await db.hearings.clear();
    await db.songs.clear();
  });
}
