import { type Kysely, sql } from "kysely";

/** What song search reads, and how often recordings were named. */
export async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create sequence search_revisions`.execute(db);

  await db.schema
    .createTable("search_documents")
    .addColumn("recording_id", "uuid", (column) => column.primaryKey().references("recordings.id").onDelete("cascade"))
    .addColumn("revision", "bigint", (column) => column.notNull().defaultTo(sql`nextval('search_revisions')`))
    .addColumn("fold_version", "integer", (column) => column.notNull())
    .addColumn("document", "jsonb", (column) => column.notNull())
    .addColumn("keys", sql`tsvector`, (column) => column.notNull())
    .addColumn("names", "text", (column) => column.notNull())
    .addColumn("title_letters", "integer", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("genre", "text")
    .addColumn("artist_ids", sql`uuid[]`, (column) => column.notNull())
    .addColumn("album_id", "uuid")
    .addColumn("year", "integer")
    .execute();
  // Documents are read for the best few alone; kept apart, they do not fill the pages that are searched.
  await sql`alter table search_documents set (toast_tuple_target = 128)`.execute(db);
  await sql`alter table search_documents alter column document set storage external`.execute(db);
  await sql`alter table search_documents alter column keys set storage main`.execute(db);
  await sql`create index search_documents_keys on search_documents using gin (keys)`.execute(db);
  await sql`create index search_documents_names on search_documents using gin (names gin_trgm_ops)`.execute(db);
  await sql`create index search_documents_artists on search_documents using gin (artist_ids)`.execute(db);
  await sql`create index search_documents_album on search_documents (album_id)`.execute(db);
  await sql`create index search_documents_revision on search_documents (revision)`.execute(db);

  await db.schema
    .createTable("search_terms")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("near", sql`text[]`, (column) => column.notNull())
    .execute();
  await sql`create index search_terms_near on search_terms using gin (near)`.execute(db);

  await db.schema
    .createTable("naming_counts")
    .addColumn("day", "date", (column) => column.notNull())
    .addColumn("recording_id", "uuid", (column) => column.notNull().references("recordings.id").onDelete("cascade"))
    .addColumn("times", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("naming_counts_key", ["day", "recording_id"])
    .execute();
  await sql`create index naming_counts_recording on naming_counts (recording_id)`.execute(db);

  await forgetDocuments(db, "artists", "select recording_id from recording_artists where artist_id = new.id");
  await forgetDocuments(db, "albums", "select id from recordings where album_id = new.id");
  await forgetDocuments(db, "recordings", "select new.id");
}

/** A changed name makes documents wrong: they go at once, and are written anew by the next sync. */
async function forgetDocuments(db: Kysely<unknown>, table: string, recordings: string): Promise<void> {
  const name = `forget_search_documents_of_${table}`;
  await sql`create function ${sql.id(name)}() returns trigger language plpgsql as ${sql.lit(
    `begin delete from search_documents where recording_id in (${recordings}); return null; end`,
  )}`.execute(db);
  await sql`create trigger ${sql.id(name)} after update on ${sql.table(table)}
    for each row execute function ${sql.id(name)}()`.execute(db);
}
