import { type Kysely, sql } from "kysely";

/** Synced lyrics, at most one text a recording. */
export async function createLyrics(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("lyrics")
    .addColumn("recording_id", "uuid", (column) => column.primaryKey().references("recordings.id").onDelete("cascade"))
    .addColumn("source", "text", (column) => column.notNull().check(sql`source in ('file', 'tags')`))
    .addColumn("lines", "jsonb", (column) => column.notNull())
    .execute();
}
