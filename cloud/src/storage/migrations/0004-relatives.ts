import { type Kysely, sql } from "kysely";

/** Which recordings are versions of each other or share a passage, and for which that was looked into. */
export async function createRelatives(db: Kysely<unknown>): Promise<void> {
  const recording = (name: string) => [name, "uuid"] as const;
  await db.schema
    .createTable("relatives")
    .addColumn(...recording("recording_id"), (column) =>
      column.notNull().references("recordings.id").onDelete("cascade"),
    )
    .addColumn(...recording("other_id"), (column) => column.notNull().references("recordings.id").onDelete("cascade"))
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('version', 'passage')`))
    .addColumn("shared_seconds", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("relatives_key", ["recording_id", "other_id"])
    .execute();
  await sql`create index relatives_other on relatives (other_id)`.execute(db);
  await db.schema
    .createTable("relatives_sought")
    .addColumn(...recording("recording_id"), (column) =>
      column.primaryKey().references("recordings.id").onDelete("cascade"),
    )
    .execute();
}
