// One suite, run on the embedded database and on a real PostgreSQL server.
import { createHash, randomUUID } from "node:crypto";
import { Constellations } from "@sonica/cloud/src/catalogue/constellations.ts";
import type { NewRecording } from "@sonica/cloud/src/catalogue/new-recording.ts";
import { Recordings } from "@sonica/cloud/src/catalogue/recordings.ts";
import { type Database, openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { migrate } from "@sonica/cloud/src/storage/migrate.ts";
import { FINGERPRINT_VERSION } from "@sonica/shared/src/fingerprint/params.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "./support/postgres-server.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";

interface Adapter {
  open(): Promise<Database>;
  stop(): Promise<void>;
}

async function embedded(): Promise<Adapter> {
  const folder = await makeScratchFolder();
  return {
    open: () => openDatabase({ databaseUrl: undefined, dataDir: folder.path }),
    stop: () => folder.remove(),
  };
}

async function realPostgres(): Promise<Adapter> {
  const server: PostgresServer = await startPostgres();
  const databaseUrl = await server.createDatabase("conformance");
  return { open: () => openDatabase({ databaseUrl, dataDir: "unused" }), stop: () => server.stop() };
}

const bytesOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();

const song = (name: string, more: Partial<NewRecording> = {}): NewRecording => ({
  title: { latin: name },
  artists: [],
  durationSeconds: 200.5,
  sourcePath: `music/${name}.flac`,
  fileSha256: bytesOf(`file of ${name}`),
  constellation: bytesOf(`constellation of ${name}`),
  ...more,
});

describe.each([
  ["the embedded database", embedded],
  ["a PostgreSQL server", realPostgres],
])("Storage on %s", (_name, start) => {
  let adapter: Adapter;
  let database: Database;
  let recordings: Recordings;
  let constellations: Constellations;

  const reopen = async () => {
    database = await adapter.open();
    recordings = new Recordings(database.db);
    constellations = new Constellations(database.db);
  };

  beforeAll(async () => {
    adapter = await start();
    await reopen();
  });

  beforeEach(async () => {
    await sql`truncate recordings, artists, albums, artworks restart identity cascade`.execute(database.db);
  });

  afterAll(async () => {
    await database?.close();
    await adapter?.stop();
  });

  it("gives back a recording with names in both scripts, people in their order, and its film", async () => {
    const id = await recordings.add(
      song("Naina Re", {
        title: { latin: "Naina Re", devanagari: "नैना रे" },
        artists: [
          { name: { devanagari: "मीरा जोशी", latin: "Meera Joshi" }, role: "singer" },
          { name: { latin: "A. Sen" }, role: "composer" },
        ],
        album: { name: { latin: "Saanjh", devanagari: "साँझ" }, kind: "film", year: 1974, label: "Sargam" },
        language: "hi",
        genre: "filmi",
        isrc: "INS017400001",
      }),
    );
    expect(await recordings.get(id)).toEqual({
      id,
      title: { latin: "Naina Re", devanagari: "नैना रे" },
      artists: [
        { id: expect.any(String), name: { latin: "Meera Joshi", devanagari: "मीरा जोशी" }, role: "singer" },
        { id: expect.any(String), name: { latin: "A. Sen" }, role: "composer" },
      ],
      album: {
        id: expect.any(String),
        name: { latin: "Saanjh", devanagari: "साँझ" },
        kind: "film",
        year: 1974,
        label: "Sargam",
      },
      language: "hi",
      genre: "filmi",
      isrc: "INS017400001",
      durationSeconds: 200.5,
    });
  });

  it("knows an artist again by either script, whatever the case, and learns the other script", async () => {
    const inLatin = await recordings.add(song("a", { artists: [{ name: { latin: "Kesari" }, role: "singer" }] }));
    const inBoth = await recordings.add(
      song("b", { artists: [{ name: { latin: "KESARI", devanagari: "केसरी" }, role: "lyricist" }] }),
    );
    const inDevanagari = await recordings.add(
      song("c", { artists: [{ name: { devanagari: "केसरी" }, role: "singer" }] }),
    );
    const found = await new Recordings(database.db).getAll([inLatin, inBoth, inDevanagari]);
    const artists = [...found.values()].map((recording) => recording.artists[0]);
    expect(new Set(artists.map((artist) => artist?.id)).size).toBe(1);
    expect(artists.map((artist) => artist?.name)).toEqual(Array(3).fill({ latin: "Kesari", devanagari: "केसरी" }));
  });

  it("keeps remakes of one film name apart by year", async () => {
    const album = { name: { latin: "Don" }, kind: "film" } as const;
    const ids = await Promise.all([
      recordings.add(song("a", { album: { ...album, year: 1978 } })),
      recordings.add(song("b", { album: { ...album, year: 2006 } })),
      recordings.add(song("c", { album: { ...album, year: 2006 } })),
    ]);
    const albums = [...(await recordings.getAll(ids)).values()].map((recording) => recording.album);
    expect(new Set(albums.map((found) => found?.id)).size).toBe(2);
  });

  it("stores hostile names as they are", async () => {
    const title = { latin: "'; drop table recordings; --", devanagari: "क्‍ष 🎵 \u202e" };
    const id = await recordings.add(song("x", { title }));
    expect((await recordings.get(id))?.title).toEqual(title);
  });

  it("adds all of a recording or nothing", async () => {
    const broken = song("x", { album: { name: {}, kind: "album" } });
    await expect(recordings.add(broken)).rejects.toThrow();
    expect(await recordings.revision()).toMatchObject({ recordings: 0 });
    await recordings.add(song("y"));
    expect(await recordings.revision()).toMatchObject({ recordings: 1 });
  });

  it("refuses the same audio twice", async () => {
    await recordings.add(song("x"));
    const again = song("x", { fileSha256: bytesOf("another file") });
    await expect(recordings.add(again)).rejects.toThrow(/audio_sha256/);
    expect(await recordings.byConstellation(again.constellation)).toBeDefined();
    expect(await recordings.byFile(again.fileSha256)).toBeUndefined();
  });

  it("finds a recording by any of its files", async () => {
    const id = await recordings.add(song("x"));
    await recordings.addSourceFile(bytesOf("mp3"), id, "music/x.mp3");
    await recordings.addSourceFile(bytesOf("mp3"), id, "copy/x.mp3");
    expect(await recordings.byFile(bytesOf("file of x"))).toEqual({ id, seconds: 200.5 });
    expect(await recordings.byFile(bytesOf("mp3"))).toEqual({ id, seconds: 200.5 });
    expect((await recordings.sourcePaths([id])).get(id)).toBe("music/x.flac");
  });

  it("keeps one copy of a cover that many recordings share", async () => {
    const artwork = { mediaType: "image/png", bytes: new Uint8Array([0x89, 0x50, 0, 255]) };
    const ids = [await recordings.add(song("a", { artwork })), await recordings.add(song("b", { artwork }))];
    for (const id of ids) {
      expect(await recordings.artwork(id)).toEqual({ mediaType: "image/png", bytes: Buffer.from(artwork.bytes) });
      expect((await recordings.get(id))?.artworkPath).toBe(`/v1/recordings/${id}/artwork`);
    }
    expect(await database.db.selectFrom("artworks").selectAll().execute()).toHaveLength(1);
  });

  it("gives constellations back byte by byte, in order of arrival, those of this version alone", async () => {
    const constellation = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
    const first = await recordings.add(song("first", { constellation }));
    const second = await recordings.add(song("second"));
    const outdated = await recordings.add(song("outdated"));
    await database.db
      .updateTable("constellations")
      .set({ fingerprint_version: FINGERPRINT_VERSION + 1 })
      .where("recording_id", "=", outdated)
      .execute();
    expect(await constellations.searchableIds()).toEqual([first, second]);
    expect(await constellations.outdatedCount()).toBe(1);
    const [stored] = await constellations.get([first]);
    expect(Buffer.from(stored?.bytes ?? []).equals(constellation)).toBe(true);
  });

  it("forgets everything about a removed recording", async () => {
    const id = await recordings.add(song("x", { artists: [{ name: { latin: "Asha" }, role: "singer" }] }));
    const before = await recordings.revision();
    await recordings.get(id);
    expect(await recordings.remove(id)).toBe(true);
    expect(await recordings.remove(id)).toBe(false);
    expect(await recordings.get(id)).toBeUndefined();
    expect(await constellations.searchableIds()).toEqual([]);
    expect(await recordings.byFile(bytesOf("file of x"))).toBeUndefined();
    expect(await recordings.revision()).not.toEqual(before);
  });

  it("answers for ids it does not have", async () => {
    expect(await recordings.get(randomUUID())).toBeUndefined();
    expect(await recordings.artwork(randomUUID())).toBeUndefined();
    expect(await recordings.getAll([])).toEqual(new Map());
    expect(await constellations.get([])).toEqual([]);
  });

  it("works on after a failed query", async () => {
    await expect(sql`select * from no_such_table`.execute(database.db)).rejects.toThrow();
    await recordings.add(song("x"));
    expect(await recordings.revision()).toMatchObject({ recordings: 1 });
  });

  it("serves many callers at once", async () => {
    const names = Array.from({ length: 24 }, (_, i) => `song ${i}`);
    const artists = [{ name: { latin: "One Voice" }, role: "singer" }] as const;
    await recordings.add(song("first", { artists }));
    const ids = await Promise.all(names.map((name) => recordings.add(song(name, { artists }))));
    const found = await Promise.all(ids.map((id) => recordings.get(id)));
    expect(found.map((recording) => recording?.title.latin)).toEqual(names);
    expect(new Set(found.map((recording) => recording?.artists[0]?.id)).size).toBe(1);
  });

  it("migrates once and finds everything again after closing", async () => {
    const id = await recordings.add(song("x"));
    await migrate(database.db);
    await database.close();
    await reopen();
    expect((await recordings.get(id))?.title.latin).toBe("x");
  });
});
