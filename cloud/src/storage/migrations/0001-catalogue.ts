import { type Kysely, sql } from "kysely";

/** Recordings, the people and albums they belong to, and their constellations. */
export async function createCatalogue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("artists")
    .addColumn("id", "uuid", (column) => column.primaryKey())
    .addColumn("name_latin", "text")
    .addColumn("name_devanagari", "text")
    .addCheckConstraint("artists_named", sql`coalesce(name_latin, name_devanagari) is not null`)
    .execute();
  await sql`create index artists_latin on artists (lower(name_latin))`.execute(db);
  await sql`create index artists_devanagari on artists (name_devanagari)`.execute(db);

  await db.schema
    .createTable("albums")
    .addColumn("id", "uuid", (column) => column.primaryKey())
    .addColumn("name_latin", "text")
    .addColumn("name_devanagari", "text")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('album', 'film', 'single')`))
    .addColumn("year", "integer")
    .addColumn("label", "text")
    .addCheckConstraint("albums_named", sql`coalesce(name_latin, name_devanagari) is not null`)
    .execute();
  await sql`create index albums_latin on albums (lower(name_latin))`.execute(db);
  await sql`create index albums_devanagari on albums (name_devanagari)`.execute(db);

  await db.schema
    .createTable("artworks")
    .addColumn("sha256", "bytea", (column) => column.primaryKey())
    .addColumn("media_type", "text", (column) => column.notNull())
    .addColumn("bytes", "bytea", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("recordings")
    .addColumn("id", "uuid", (column) => column.primaryKey())
    .addColumn("arrival", "integer", (column) => column.generatedAlwaysAsIdentity().notNull().unique())
    .addColumn("title_latin", "text")
    .addColumn("title_devanagari", "text")
    .addColumn("album_id", "uuid", (column) => column.references("albums.id"))
    .addColumn("artwork_sha256", "bytea", (column) => column.references("artworks.sha256"))
    .addColumn("duration_seconds", "double precision", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("genre", "text")
    .addColumn("isrc", "text")
    .addColumn("label", "text")
    .addColumn("year", "integer")
    .addColumn("source_path", "text", (column) => column.notNull())
    .addColumn("audio_sha256", "bytea", (column) => column.notNull().unique())
    .addColumn("added_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addCheckConstraint("recordings_titled", sql`coalesce(title_latin, title_devanagari) is not null`)
    .execute();

  await db.schema
    .createTable("recording_artists")
    .addColumn("recording_id", "uuid", (column) => column.notNull().references("recordings.id").onDelete("cascade"))
    .addColumn("artist_id", "uuid", (column) => column.notNull().references("artists.id"))
    .addColumn("role", "text", (column) =>
      column.notNull().check(sql`role in ('singer', 'composer', 'lyricist', 'performer')`),
    )
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("recording_artists_key", ["recording_id", "artist_id", "role"])
    .execute();

  await db.schema
    .createTable("source_files")
    .addColumn("sha256", "bytea", (column) => column.primaryKey())
    .addColumn("recording_id", "uuid", (column) => column.notNull().references("recordings.id").onDelete("cascade"))
    .addColumn("path", "text", (column) => column.notNull())
    .execute();
  await sql`create index source_files_recording on source_files (recording_id)`.execute(db);

  await db.schema
    .createTable("constellations")
    .addColumn("recording_id", "uuid", (column) => column.primaryKey().references("recordings.id").onDelete("cascade"))
    .addColumn("fingerprint_version", "integer", (column) => column.notNull())
    .addColumn("bytes", "bytea", (column) => column.notNull())
    .execute();
}
