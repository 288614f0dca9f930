import { createHash, randomUUID } from "node:crypto";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import { FINGERPRINT_VERSION } from "@sonica/shared/src/fingerprint/params.ts";
import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { writeSearchDocuments } from "../search/search-documents.ts";
import type { Schema } from "../storage/schema.ts";
import { albumId } from "./albums.ts";
import { artistId } from "./artists.ts";
import { type GivenLyrics, putLyrics, readAllLyricLines, readLyricLines } from "./lyrics.ts";
import type { Artwork, NewRecording } from "./new-recording.ts";
import { readRecordings } from "./read-recordings.ts";

export interface KnownRecording {
  readonly id: string;
  /** Its length. */
  readonly seconds: number;
}

/** Changes with every recording that comes or goes. */
export interface CatalogueRevision {
  readonly recordings: number;
  readonly lastArrival: number;
}

/** Held while a recording is added: two at once could each add the same new artist. Any number nobody else locks. */
const ADDING_LOCK = 0x50_4e_49_43;

const MAX_CACHED_ROWS = 10_000;

/** How long this process may go on showing a row that another one changed, milliseconds. */
const ROW_TTL_MS = 60_000;

const entryOf = (id: string, row: Recording | undefined): [string, Recording][] =>
  row === undefined ? [] : [[id, row]];

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** The recordings in Postgres: everything else (index, segment files) can be rebuilt from here. */
export class Recordings {
  /** A look-up takes several milliseconds, more than the search; rows change hardly ever. */
  private readonly rows = new LRUCache<string, Recording>({ max: MAX_CACHED_ROWS, ttl: ROW_TTL_MS });

  constructor(private readonly db: Kysely<Schema>) {}

  /** Stores all of it or nothing; once it returns, the recording survives a crash. */
  async add(recording: NewRecording): Promise<string> {
    const id = randomUUID();
    await this.db.transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(${ADDING_LOCK})`.execute(db);
      const { album, artwork } = recording;
      const artworkSha256 = artwork === undefined ? null : sha256(artwork.bytes);
      if (artwork !== undefined && artworkSha256 !== null) {
        await db
          .insertInto("artworks")
          .values({
            sha256: artworkSha256,
            media_type: artwork.mediaType,
            bytes: Buffer.from(artwork.bytes),
          })
          .onConflict((conflict) => conflict.column("sha256").doNothing())
          .execute();
      }
      await db
        .insertInto("recordings")
        .values({
          id,
          title_latin: recording.title.latin ?? null,
          title_devanagari: recording.title.devanagari ?? null,
          album_id: album === undefined ? null : await albumId(db, album),
          artwork_sha256: artworkSha256,
          duration_seconds: recording.durationSeconds,
          language: recording.language ?? null,
          genre: recording.genre ?? null,
          isrc: recording.isrc ?? null,
          label: recording.label ?? null,
          year: recording.year ?? null,
          source_path: recording.sourcePath,
          audio_sha256: sha256(recording.constellation),
        })
        .execute();
      for (const [position, artist] of recording.artists.entries()) {
        await db
          .insertInto("recording_artists")
          .values({
            recording_id: id,
            artist_id: await artistId(db, artist.name),
            role: artist.role,
            position,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      await db
        .insertInto("constellations")
        .values({
          recording_id: id,
          fingerprint_version: FINGERPRINT_VERSION,
          bytes: Buffer.from(recording.constellation),
        })
        .execute();
      if (recording.lyrics) await putLyrics(db, id, recording.lyrics);
      await insertSourceFile(db, recording.fileSha256, id, recording.sourcePath);
      await writeSearchDocuments(db, [id]);
    });
    return id;
  }

  async get(id: string): Promise<Recording | undefined> {
    return (await this.getAll([id])).get(id);
  }

  async getAll(ids: readonly string[]): Promise<Map<string, Recording>> {
    const missing = ids.filter((id) => !this.rows.has(id));
    for (const [id, recording] of await readRecordings(this.db, missing)) this.rows.set(id, recording);
    return new Map(ids.flatMap((id) => entryOf(id, this.rows.get(id))));
  }

  /** Where the recordings were ingested from. */
  async sourcePaths(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.selectFrom("recordings").select(["id", "source_path"]).where("id", "in", ids).execute();
    return new Map(rows.map((row) => [row.id, row.source_path]));
  }

  async artwork(id: string): Promise<Artwork | undefined> {
    const row = await this.db
      .selectFrom("recordings")
      .innerJoin("artworks", "artworks.sha256", "recordings.artwork_sha256")
      .select(["artworks.media_type", "artworks.bytes"])
      .where("recordings.id", "=", id)
      .executeTakeFirst();
    return row === undefined ? undefined : { mediaType: row.media_type, bytes: row.bytes };
  }

  lyrics(id: string): Promise<LyricLine[] | undefined> {
    return readLyricLines(this.db, id);
  }

  allLyrics(ids: readonly string[]): Promise<Map<string, LyricLine[]>> {
    return readAllLyricLines(this.db, ids);
  }

  /** Lyrics found with a file of a recording that is there already. */
  async putLyrics(id: string, lyrics: GivenLyrics): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      if (await putLyrics(db, id, lyrics)) await writeSearchDocuments(db, [id]);
    });
    this.rows.delete(id);
  }

  /** The recording a file of exactly these bytes was found to hold. */
  async byFile(fileSha256: Uint8Array): Promise<KnownRecording | undefined> {
    return this.db
      .selectFrom("source_files")
      .innerJoin("recordings", "recordings.id", "source_files.recording_id")
      .select(["recordings.id", "recordings.duration_seconds as seconds"])
      .where("source_files.sha256", "=", Buffer.from(fileSha256))
      .executeTakeFirst();
  }

  /** The recording whose audio has exactly this constellation. */
  async byConstellation(constellation: Uint8Array): Promise<string | undefined> {
    const row = await this.db
      .selectFrom("recordings")
      .select("id")
      .where("audio_sha256", "=", sha256(constellation))
      .executeTakeFirst();
    return row?.id;
  }

  /** Another file that holds a recording already there. */
  async addSourceFile(fileSha256: Uint8Array, recordingId: string, path: string): Promise<void> {
    await insertSourceFile(this.db, fileSha256, recordingId, path);
  }

  async remove(id: string): Promise<boolean> {
    this.rows.delete(id);
    const result = await this.db.deleteFrom("recordings").where("id", "=", id).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async revision(): Promise<CatalogueRevision> {
    const row = await this.db
      .selectFrom("recordings")
      .select(({ fn }) => [fn.countAll<string>().as("recordings"), fn.max("arrival").as("last_arrival")])
      .executeTakeFirstOrThrow();
    return {
      recordings: Number(row.recordings),
      lastArrival: row.last_arrival ?? 0,
    };
  }
}

async function insertSourceFile(db: Kysely<Schema>, sha256: Uint8Array, recordingId: string, path: string) {
  await db
    .insertInto("source_files")
    .values({ sha256: Buffer.from(sha256), recording_id: recordingId, path })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}
