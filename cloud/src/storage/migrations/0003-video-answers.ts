import { type Kysely, sql } from "kysely";

/** What people found in videos, under the hash of the video's identity: no address, no person. */
export async function createVideoAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("video_answers")
    .addColumn("id", "bigint", (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn("video_sha256", "bytea", (column) => column.notNull().check(sql`length(video_sha256) = 32`))
    .addColumn("recording_id", "uuid", (column) => column.notNull().references("recordings.id").onDelete("cascade"))
    .addColumn("from_seconds", "double precision", (column) => column.notNull())
    .addColumn("until_seconds", "double precision", (column) => column.notNull())
    .addColumn("offset_seconds", "double precision", (column) => column.notNull())
    .addColumn("speed", "double precision", (column) => column.notNull())
    .addColumn("pitch_semitones", "double precision", (column) => column.notNull())
    .addColumn("votes", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("changed_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addCheckConstraint("video_answers_forward", sql`until_seconds > from_seconds`)
    .execute();
  // A prefix is a range of hashes.
  await sql`create index video_answers_video on video_answers (video_sha256)`.execute(db);
  await sql`create index video_answers_recording on video_answers (recording_id)`.execute(db);
}
