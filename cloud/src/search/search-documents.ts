// Keeps the searchable form of every recording beside it in Postgres. A document that is missing, because a name was
// learned or the recording is older than search itself, or that was folded by older rules, is written by sync().

import { deletionsOf } from "@sonica/shared/src/text/near-keys.ts";
import { FOLD_VERSION } from "@sonica/shared/src/text/spelling.ts";
import { type Kysely, sql } from "kysely";
import { readRecordings } from "../catalogue/read-recordings.ts";
import type { Schema } from "../storage/schema.ts";
import { keysOf, toDocument } from "./document.ts";

/** Documents written at a time. */
const BATCH = 500;

/** Writes the documents of these recordings. Runs inside the caller's transaction, if there is one. */
export async function writeSearchDocuments(db: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const recordings = await readRecordings(db, ids);
  const years = await db.selectFrom("recordings").select(["id", "year"]).where("id", "in", ids).execute();
  const yearById = new Map(years.map(({ id, year }) => [id, year]));
  const documents = [...recordings.values()].map((recording) =>
    toDocument(recording, recording.album?.year ?? yearById.get(recording.id) ?? null),
  );
  const terms = new Set<string>();
  const rows = documents.map((document) => {
    const { recording, year } = document;
    const keys = keysOf(document);
    for (const key of [...keys.words, ...keys.names]) terms.add(key);
    return {
      recording_id: recording.id,
      fold_version: FOLD_VERSION,
      document: JSON.stringify(document),
      keys: sql<string>`array_to_tsvector(${keys.lexemes}::text[])`,
      names: keys.names.join(" "),
      title_letters: (recording.title.latin ?? recording.title.devanagari ?? "").length,
      language: recording.language ?? null,
      genre: recording.genre ?? null,
      artist_ids: sql<string[]>`${recording.artists.map(({ id }) => id)}::uuid[]`,
      album_id: recording.album?.id ?? null,
      year,
    };
  });
  if (rows.length === 0) return;
  await db
    .insertInto("search_documents")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("recording_id").doUpdateSet(({ ref }) => ({
        fold_version: ref("excluded.fold_version"),
        document: ref("excluded.document"),
        keys: ref("excluded.keys"),
        names: ref("excluded.names"),
        title_letters: ref("excluded.title_letters"),
        language: ref("excluded.language"),
        genre: ref("excluded.genre"),
        artist_ids: ref("excluded.artist_ids"),
        album_id: ref("excluded.album_id"),
        year: ref("excluded.year"),
        // Another revision tells the search server that it changed.
        revision: sql<string>`nextval('search_revisions')`,
      })),
    )
    .execute();
  await writeTerms(db, [...terms]);
}

async function writeTerms(db: Kysely<Schema>, keys: readonly string[]): Promise<void> {
  const known = await db.selectFrom("search_terms").select("key").where("key", "in", keys).execute();
  const knownKeys = new Set(known.map(({ key }) => key));
  const rows = keys
    .filter((key) => !knownKeys.has(key))
    // Sorted: two writers must not wait for each other crosswise.
    .sort()
    .map((key) => ({ key, near: sql<string[]>`${deletionsOf(key)}::text[]` }));
  if (rows.length === 0) return;
  await db
    .insertInto("search_terms")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface SyncProgress {
  readonly written: number;
}

export class SearchDocuments {
  constructor(private readonly db: Kysely<Schema>) {}

  /** Writes what is missing or outdated; answers how many. */
  async sync(onProgress: (progress: SyncProgress) => void = () => {}): Promise<number> {
    let written = 0;
    for (;;) {
      const outdated = await this.outdatedIds();
      if (outdated.length === 0) return written;
      await this.db.transaction().execute((db) => writeSearchDocuments(db, outdated));
      written += outdated.length;
      onProgress({ written });
    }
  }

  private async outdatedIds(): Promise<string[]> {
    const rows = await this.db
      .selectFrom("recordings")
      .leftJoin("search_documents", "search_documents.recording_id", "recordings.id")
      .select("recordings.id")
      .where((is) =>
        is.or([
          is("search_documents.recording_id", "is", null),
          is("search_documents.fold_version", "<>", FOLD_VERSION),
        ]),
      )
      .orderBy("recordings.arrival")
      .limit(BATCH)
      .execute();
    return rows.map(({ id }) => id);
  }
}
