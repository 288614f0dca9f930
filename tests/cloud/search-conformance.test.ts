// One suite for every engine that nominates songs: Postgres, embedded and as a server, and Meilisearch. A Meilisearch
// server cannot be installed from npm or Debian: it is tested when MEILI_URL names one, and the report says when not.
import { randomUUID } from "node:crypto";
import { Recordings } from "@sonica/cloud/src/catalogue/recordings.ts";
import { MeilisearchEngine } from "@sonica/cloud/src/search/meilisearch-engine.ts";
import { PostgresEngine } from "@sonica/cloud/src/search/postgres-engine.ts";
import { SearchDocuments } from "@sonica/cloud/src/search/search-documents.ts";
import type { SearchEngine } from "@sonica/cloud/src/search/search-engine.ts";
import { CursorError, SongSearch } from "@sonica/cloud/src/search/song-search.ts";
import { type Database, openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { type SearchAnswer, SearchParameters } from "@sonica/shared/src/api/search.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fillCatalogue } from "../bench/search/catalogue.ts";
import { halfOf, TARGETS, withOneTypo } from "../bench/search/relevance.ts";
import { startPostgres } from "./support/postgres-server.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { asRecording, SONGS } from "./support/search-catalogue.ts";

interface Adapter {
  readonly database: Database;
  readonly engine: SearchEngine;
  /** After changes to the recordings. */
  sync(): Promise<void>;
  stop(): Promise<void>;
}

async function embedded(): Promise<Adapter> {
  const folder = await makeScratchFolder();
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder.path });
  return inPostgres(database, () => folder.remove());
}

async function postgresServer(): Promise<Adapter> {
  const server = await startPostgres();
  const databaseUrl = await server.createDatabase("search");
  return inPostgres(await openDatabase({ databaseUrl, dataDir: "unused" }), () => server.stop());
}

const inPostgres = (database: Database, stop: () => Promise<void>): Adapter => ({
  database,
  engine: new PostgresEngine(database.db),
  sync: async () => void (await new SearchDocuments(database.db).sync()),
  stop: async () => {
    await database.close();
    await stop();
  },
});

const MEILI_URL = process.env.MEILI_URL;

async function meilisearchServer(): Promise<Adapter> {
  const adapter = await embedded();
  const index = `sonica-test-${randomUUID()}`;
  const engine = new MeilisearchEngine({ url: MEILI_URL ?? "", apiKey: process.env.MEILI_API_KEY, index });
  return {
    ...adapter,
    engine,
    sync: async () => {
      await adapter.sync();
      await engine.sync(adapter.database.db);
    },
  };
}

const ENGINES: [string, () => Promise<Adapter>, boolean][] = [
  ["embedded Postgres", embedded, true],
  ["a PostgreSQL server", postgresServer, true],
  [
    `Meilisearch${MEILI_URL ? "" : " (not run: MEILI_URL names no server)"}`,
    meilisearchServer,
    MEILI_URL !== undefined,
  ],
];

for (const [name, start, isThere] of ENGINES) {
  describe.skipIf(!isThere)(`Song search on ${name}`, () => {
    let adapter: Adapter;
    let search: SongSearch;

    beforeAll(async () => {
      adapter = await start();
      search = new SongSearch(adapter.engine, undefined);
    });

    afterAll(() => adapter?.stop());

    const empty = () => sql`truncate recordings, artists, albums, search_terms cascade`.execute(adapter.database.db);
    const ask = (parameters: Record<string, unknown>): Promise<SearchAnswer> =>
      search.search(SearchParameters.parse(parameters));
    const titles = ({ hits }: SearchAnswer): (string | undefined)[] =>
      hits.map(({ recording }) => recording.title.latin ?? recording.title.devanagari);
    const first = async (q: string): Promise<string | undefined> => titles(await ask({ q }))[0];

    describe("over a few songs", () => {
      beforeEach(async () => {
        await empty();
        const recordings = new Recordings(adapter.database.db);
        for (const song of SONGS) await recordings.add(asRecording(song));
        await adapter.sync();
      });

      it.each([
        ["tum hi ho", "Tum Hi Ho"],
        ["तुम ही हो", "Tum Hi Ho"],
        ["tumhiho", "Tum Hi Ho"],
        ["TUM HEE HO!!", "Tum Hi Ho"],
        ["tum hi hoo arijit", "Tum Hi Ho"],
        ["chahun main ya na", "चाहूँ मैं या ना"],
        ["keasriya", "Kesariya"],
        ["केसरीया", "Kesariya"],
        ["kes", "Kesariya"],
        ["theek hai", "ठीक है"],
        ["kesari yadav thik he", "ठीक है"],
        ["tu meri sohni", "ਤੂੰ ਮੇਰੀ ਸੋਹਣੀ"],
        ["ਸੋਹਣੀ", "ਤੂੰ ਮੇਰੀ ਸੋਹਣੀ"],
      ])("finds what %s means", async (typed, title) => {
        expect(await first(typed)).toBe(title);
      });

      it("finds all songs of an artist and of a film", async () => {
        expect((await ask({ q: "arijit singh " })).total).toBe(3);
        expect(
          titles(await ask({ q: "khesaari lal" }))
            .slice(0, 2)
            .sort(),
        ).toEqual(["Nathuniya", "ठीक है"]);
        expect((await ask({ q: "ashiqui 2" })).total).toBe(2);
      });

      it("highlights both scripts, and gives the reading of a title known in one", async () => {
        const [hit] = (await ask({ q: "tum hi" })).hits;
        expect(hit?.highlights.title).toEqual({ latin: [[0, 6]], devanagari: [[0, 6]] });
        expect(hit?.reading).toEqual({});
        const [other] = (await ask({ q: "thik hai" })).hits;
        expect(other?.reading).toEqual({ latin: "Theek Hai" });
        expect(other?.highlights.title.devanagari).toEqual([[0, 6]]);
      });

      it("counts facets, and filters by them", async () => {
        const all = await ask({});
        expect(all.total).toBe(SONGS.length);
        expect(all.facets.language.slice(0, 2)).toEqual([
          { value: "hi", count: 3 },
          { value: "bho", count: 2 },
        ]);
        expect(all.facets.year.map(({ value }) => value)).toContain("2018");
        const film = all.facets.film[0];
        expect(film).toMatchObject({ count: 2, name: { latin: "Aashiqui 2" } });
        expect((await ask({ film: film?.value })).total).toBe(2);
        const artist = all.facets.artist[0];
        expect((await ask({ artist: [artist?.value], year: "2022" })).hits).toHaveLength(1);
        expect((await ask({ language: ["bho", "pa"] })).total).toBe(3);
        expect((await ask({ q: "tum hi ho", language: "bho" })).total).toBe(0);
        expect((await ask({ genre: '" OR genre = "pop' })).total).toBe(0);
      });

      it("gives every hit once, page by page", async () => {
        const seen: (string | undefined)[] = [];
        let cursor: string | undefined;
        do {
          const page = await ask({ limit: 3, ...(cursor !== undefined && { cursor }) });
          expect(page.hits.length).toBeLessThanOrEqual(3);
          seen.push(...titles(page));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toHaveLength(SONGS.length);
        expect(new Set(seen).size).toBe(SONGS.length);
      });

      it("refuses a cursor of another search", async () => {
        const { nextCursor } = await ask({ limit: 3 });
        await expect(ask({ q: "tum", cursor: nextCursor })).rejects.toThrow(CursorError);
        await expect(ask({ cursor: "x" })).rejects.toThrow(CursorError);
      });

      it.each([
        "%",
        "_",
        "\\",
        "'",
        '"',
        "''; drop table recordings; --",
        "!!!",
        "😀🎵",
        "\u0000\u0007",
        "&|!():*<->",
        "   ",
      ])("answers %j without failing", async (typed) => {
        const { hits } = await ask({ q: typed });
        // Nothing but spaces and control characters: nothing was typed.
        expect(hits).toHaveLength(/[^\s\p{Cc}]/u.test(typed) ? 0 : SONGS.length);
      });

      it("finds titles with quotes, percent signs, markup and marks of direction by their words", async () => {
        expect(await first("100% love")).toBe("100% Love \\ 'n' \"Quotes\"");
        expect(await first("'quotes\"")).toBe("100% Love \\ 'n' \"Quotes\"");
        expect(await first("<b>bold")).toBe("<b>Bold</b> \u202eRTL");
        expect(await first("\u202ertl")).toBe("<b>Bold</b> \u202eRTL");
      });

      it("answers the longest text there may be", async () => {
        for (const q of ["a".repeat(200), "tum hi ho ".repeat(20), "क".repeat(200), "😀".repeat(100)]) {
          expect((await ask({ q })).hits.length).toBeLessThanOrEqual(20);
        }
      });

      it("follows names that are learned, and songs that are removed", async () => {
        const recordings = new Recordings(adapter.database.db);
        const singer = { name: { latin: "Khesari Lal Yadav", devanagari: "खेसारी लाल यादव" }, role: "singer" } as const;
        await recordings.add(asRecording({ title: { latin: "New Song" }, artists: [singer] }));
        await adapter.sync();
        const { hits } = await ask({ q: "khesari lal yadav" });
        expect(hits).toHaveLength(3);
        for (const { recording } of hits) expect(recording.artists[0]?.name).toEqual(singer.name);
        await recordings.remove(hits[0]?.recording.id ?? "");
        await adapter.sync();
        expect((await ask({ q: "khesari lal yadav" })).hits).toHaveLength(2);
      });

      it("suggests songs, artists and films that hold what is typed", async () => {
        const { suggestions } = await search.suggest("ari", 5);
        expect(suggestions[0]).toMatchObject({ kind: "artist", name: { latin: "Arijit Singh" } });
        const kinds = (await search.suggest("aash", 5)).suggestions.map(({ kind }) => kind);
        expect(kinds).toContain("film");
        expect((await search.suggest("  ", 5)).suggestions).toEqual([]);
      });
    });

    it("finds real songs and singers however they are spelled, among a thousand others", async () => {
      await empty();
      await fillCatalogue(adapter.database, 1000, "both");
      await adapter.sync();
      const mrr = { plain: 0, typo: 0 };
      const targets = TARGETS.filter((target) => halfOf(target) === "dev");
      let asked = 0;
      for (const target of targets) {
        // One spelling of each: the bench asks all of them.
        const spelling = target.spellings[target.name.length % target.spellings.length];
        asked++;
        for (const [kind, q] of [["plain", spelling] as const, ["typo", withOneTypo(spelling)] as const]) {
          const { hits } = await ask({ q });
          const at = hits.findIndex(({ recording }) =>
            target.kind === "song"
              ? recording.title.latin === target.name
              : recording.artists.some(({ name: each }) => each.latin === target.name),
          );
          mrr[kind] += at < 0 ? 0 : 1 / (at + 1);
        }
      }
      expect(mrr.plain / asked).toBeGreaterThan(0.95);
      expect(mrr.typo / asked).toBeGreaterThan(0.9);
    });
  });
}
