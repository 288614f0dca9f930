import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";

/** What ingest found with a file. */
export interface GivenLyrics {
  /** The .lrc file beside it, or its tags. */
  readonly source: "file" | "tags";
  readonly lines: readonly LyricLine[];
}

export async function readLyricLines(db: Kysely<Schema>, recordingId: string): Promise<LyricLine[] | undefined> {
  const row = await db.selectFrom("lyrics").select("lines").where("recording_id", "=", recordingId).executeTakeFirst();
  return row?.lines;
}

/** Those of many recordings; who has none is not in it. */
export async function readAllLyricLines(
  db: Kysely<Schema>,
  recordingIds: readonly string[],
): Promise<Map<string, LyricLine[]>> {
  const rows = await db
    .selectFrom("lyrics")
    .select(["recording_id", "lines"])
    .where("recording_id", "in", recordingIds)
    .execute();
  return new Map(rows.map(({ recording_id, lines }) => [recording_id, lines]));
}

/**
 * A file of lyrics that somebody put there takes the place of whatever was known; tags do not replace a file's.
 * @returns whether anything changed.
 */
export async function putLyrics(db: Kysely<Schema>, recordingId: string, lyrics: GivenLyrics): Promise<boolean> {
  const written = await db
    .insertInto("lyrics")
    .values({ recording_id: recordingId, source: lyrics.source, lines: JSON.stringify(lyrics.lines) })
    .onConflict((conflict) =>
      conflict
        .column("recording_id")
        .doUpdateSet(({ ref }) => ({ source: ref("excluded.source"), lines: ref("excluded.lines") }))
        .where(
          sql<boolean>`(excluded.source = 'file' or lyrics.source = 'tags') and excluded.lines is distinct from lyrics.lines`,
        ),
    )
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
