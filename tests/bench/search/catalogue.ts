// A catalogue of many songs for search to be measured on: rows without sound, through the real tables.
import { createHash, randomUUID } from "node:crypto";
import type { Description } from "@sonica/cloud/src/catalogue/new-recording.ts";
import { SearchDocuments } from "@sonica/cloud/src/search/search-documents.ts";
import type { Database } from "@sonica/cloud/src/storage/database.ts";
import type { Schema } from "@sonica/cloud/src/storage/schema.ts";
import type { Name } from "@sonica/shared/src/api/contract.ts";
import { joinedSpellingOf } from "@sonica/shared/src/text/spelling.ts";
import { wordsOf } from "@sonica/shared/src/text/words.ts";
import type { Insertable } from "kysely";
import { makeDistractors } from "./distractors.ts";
import { REAL_SONGS } from "./relevance.ts";

const BATCH = 1000;

/** Names as catalogues hold them: in both scripts, or as Indian tags often are, in Devanagari alone. */
export type Stored = "both" | "devanagari";

const folded = (title: string): string => joinedSpellingOf(wordsOf(title.toLowerCase()).map(({ text }) => text));

export async function fillCatalogue(database: Database, distractors: number, stored: Stored): Promise<void> {
  const taken = new Set(REAL_SONGS.map(({ title }) => folded(title.latin ?? "")));
  const invented = makeDistractors(distractors, (title) => taken.has(folded(title)));
  const rows = new Rows(stored);
  const artistIds = invented.artists.map((name) => rows.artist(name));
  const albumIds = invented.albums.map(({ name, year }) => rows.album(name, year));
  const added = [...REAL_SONGS.entries()].map(([at, song]) => ({ at: Math.floor((at * distractors) / 140), song }));
  // The real songs stand between the others, so that order of arrival helps nobody.
  for (const [at, { title, artist, album, ...rest }] of invented.songs.entries()) {
    for (const real of added.filter((each) => each.at === at)) rows.real(real.song);
    rows.song(title, [artistIds[artist]], album === null ? null : albumIds[album], rest);
  }
  await rows.insert(database);
  await new SearchDocuments(database.db).sync(({ written }) => {
    process.stderr.write(`\rdocument ${written}`);
  });
  process.stderr.write("\r\x1b[K");
  await database.db.executeQuery({ sql: "analyze", parameters: [] } as never);
}

interface Rest {
  readonly language?: string | undefined;
  readonly genre?: string | undefined;
  readonly year?: number | undefined;
}

class Rows {
  private readonly artists = new Map<string, Insertable<Schema["artists"]>>();
  private readonly albums = new Map<string, Insertable<Schema["albums"]>>();
  private readonly recordings: Insertable<Schema["recordings"]>[] = [];
  private readonly links: Insertable<Schema["recording_artists"]>[] = [];

  constructor(private readonly stored: Stored) {}

  artist(name: Name): string {
    return idIn(this.artists, name.latin ?? "", (id) => ({ id, ...this.columns(name) }));
  }

  album(name: Name, year: number): string {
    const key = `${name.latin} ${year}`;
    return idIn(this.albums, key, (id): Insertable<Schema["albums"]> & { id: string } => ({
      id,
      ...this.columns(name),
      kind: "film",
      year,
      label: null,
    }));
  }

  real({ title, artists, album, language, genre, year }: Description): void {
    const albumId = album === undefined ? null : this.album(album.name, album.year ?? 0);
    const artistIds = artists.map(({ name }) => this.artist(name));
    this.song(title, artistIds, albumId, { language, genre, year });
  }

  song(title: Name, artistIds: readonly string[], albumId: string | null, rest: Rest): void {
    const id = randomUUID();
    const { name_latin, name_devanagari } = this.columns(title);
    this.recordings.push({
      id,
      title_latin: name_latin,
      title_devanagari: name_devanagari,
      album_id: albumId,
      artwork_sha256: null,
      duration_seconds: 240,
      language: rest.language ?? null,
      genre: rest.genre ?? null,
      isrc: null,
      label: null,
      year: rest.year ?? null,
      source_path: "",
      audio_sha256: createHash("sha256").update(id).digest(),
    });
    for (const [position, artist_id] of artistIds.entries())
      this.links.push({ recording_id: id, artist_id, role: "singer", position });
  }

  async insert({ db }: Database): Promise<void> {
    for (const batch of batches([...this.artists.values()])) await db.insertInto("artists").values(batch).execute();
    for (const batch of batches([...this.albums.values()])) await db.insertInto("albums").values(batch).execute();
    for (const batch of batches(this.recordings)) await db.insertInto("recordings").values(batch).execute();
    for (const batch of batches(this.links)) await db.insertInto("recording_artists").values(batch).execute();
  }

  private columns({ latin, devanagari }: Name): { name_latin: string | null; name_devanagari: string | null } {
    const isLatinKept = this.stored === "both" || devanagari === undefined;
    return { name_latin: isLatinKept ? (latin ?? null) : null, name_devanagari: devanagari ?? null };
  }
}

function idIn<Row extends { id: string }>(rows: Map<string, Row>, key: string, make: (id: string) => Row): string {
  const row = rows.get(key) ?? make(randomUUID());
  rows.set(key, row);
  return row.id;
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
