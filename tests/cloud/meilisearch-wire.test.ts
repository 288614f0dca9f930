// What is said to a Meilisearch server, and what is made of its answers: requests and responses as its API documents
// them, served by a local HTTP server. It shows that we speak the protocol, nothing about how well Meilisearch searches:
// that is search-conformance.test.ts, when MEILI_URL names a server.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Recordings } from "@sonica/cloud/src/catalogue/recordings.ts";
import { toDocument } from "@sonica/cloud/src/search/document.ts";
import { MeilisearchEngine } from "@sonica/cloud/src/search/meilisearch-engine.ts";
import { PostgresEngine } from "@sonica/cloud/src/search/postgres-engine.ts";
import { EngineAwayError } from "@sonica/cloud/src/search/search-engine.ts";
import { SongSearch } from "@sonica/cloud/src/search/song-search.ts";
import { type Database, openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { SearchParameters } from "@sonica/shared/src/api/search.ts";
import { parseQuery } from "@sonica/shared/src/text/rank.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { asRecording, SONGS } from "./support/search-catalogue.ts";

interface Said {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

type Reply = readonly [status: number, body: unknown];

const enqueued: Reply = [
  202,
  {
    taskUid: 7,
    indexUid: "songs",
    status: "enqueued",
    type: "documentAdditionOrUpdate",
    enqueuedAt: "2026-01-01T00:00:00Z",
  },
];

const task = (status: string, error: unknown = null): Reply => [
  200,
  {
    uid: 7,
    indexUid: "songs",
    status,
    type: "indexCreation",
    error,
    details: {},
    duration: "PT0.01S",
    canceledBy: null,
  },
];

const NONE = { language: [], genre: [], artist: [], film: [], year: [] };
const INDEX_EXISTS = {
  message: "Index `songs` already exists.",
  code: "index_already_exists",
  type: "invalid_request",
  link: "https://docs.meilisearch.com/errors#index_already_exists",
};

let said: Said[];
let replies: (said: Said) => Reply;
let server: Server;
let engine: MeilisearchEngine;
let database: Database;
let ids: string[];
let removeFolder: () => Promise<void>;

beforeAll(async () => {
  const folder = await makeScratchFolder();
  removeFolder = () => folder.remove();
  database = await openDatabase({ databaseUrl: undefined, dataDir: folder.path });
  const recordings = new Recordings(database.db);
  ids = [];
  for (const song of SONGS.slice(0, 3)) ids.push(await recordings.add(asRecording(song)));
});

afterAll(async () => {
  await database.close();
  await removeFolder();
});

beforeEach(async () => {
  said = [];
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one: Said = {
        method,
        path: url,
        body: text === "" ? null : JSON.parse(text),
        authorization: headers.authorization,
      };
      said.push(one);
      const [status, body] = replies(one);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  engine = new MeilisearchEngine({ url, apiKey: "secret", index: "songs" });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const documentOf = async (id: string) => {
  const recording = await new Recordings(database.db).get(id);
  if (recording === undefined) throw new Error("no such recording");
  return toDocument(recording, null);
};

describe("Asking Meilisearch", () => {
  it("asks by sound, as one word and as typed in one request, with every filter quoted", async () => {
    const document = await documentOf(ids[0] ?? "");
    const results = [
      {
        indexUid: "songs",
        hits: [{ document }],
        query: "",
        processingTimeMs: 1,
        limit: 120,
        offset: 0,
        estimatedTotalHits: 1,
      },
    ];
    replies = () => [200, { results: [...results, ...results, { ...results[0], hits: [] }] }];
    const { documents, isCut } = await engine.nominate(parseQuery("Tumhi ho"), {
      ...NONE,
      language: ["hi", '" OR x = "'],
      year: [2013],
    });
    expect(documents).toEqual([document]);
    expect(isCut).toBe(false);
    expect(said).toEqual([
      {
        method: "POST",
        path: "/multi-search",
        authorization: "Bearer secret",
        body: {
          queries: [
            { q: "tumhi hu", attributesToSearchOn: ["keys"], matchingStrategy: "frequency" },
            { q: "tumhihu", attributesToSearchOn: ["names"] },
            { q: "tumhi ho", attributesToSearchOn: ["texts"], matchingStrategy: "last" },
          ].map((way) => ({
            indexUid: "songs",
            limit: 120,
            attributesToRetrieve: ["document"],
            filter: [['language = "hi"', 'language = "\\" OR x = \\""'], ["year = 2013"]],
            ...way,
          })),
        },
      },
    ]);
  });

  it("asks for the newest songs when nothing is typed", async () => {
    replies = () => [200, { results: [] }];
    await engine.nominate(parseQuery(""), NONE);
    expect(said[0]?.body).toMatchObject({ queries: [{ q: "", sort: ["revision:desc"] }] });
  });
});

describe("Keeping Meilisearch in step", () => {
  it("makes the index, sets how it searches, sends what changed and deletes what is gone", async () => {
    const rows = await database.db.selectFrom("search_documents").select(["recording_id", "revision"]).execute();
    const known = rows.find((row) => row.recording_id === ids[0]);
    replies = ({ method, path }) => {
      if (path === "/tasks/7") return said.length === 2 ? task("failed", INDEX_EXISTS) : task("succeeded");
      if (method === "GET" && path.startsWith("/indexes/songs/documents")) {
        const there = [
          { id: ids[0], revision: Number(known?.revision) },
          { id: "gone", revision: 1 },
        ];
        return [200, { results: there, offset: 0, limit: 1000, total: 2 }];
      }
      return enqueued;
    };
    expect(await engine.sync(database.db)).toEqual({ written: 2, deleted: 1, songs: 3 });
    const written = said.filter(({ path }) => !path.startsWith("/tasks/"));
    expect(written.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
      "POST /indexes",
      "PATCH /indexes/songs/settings",
      "GET /indexes/songs/documents",
      "POST /indexes/songs/documents",
      "POST /indexes/songs/documents/delete-batch",
    ]);
    expect(written[0]?.body).toEqual({ uid: "songs", primaryKey: "id" });
    expect(written[1]?.body).toMatchObject({
      searchableAttributes: ["names", "keys", "texts"],
      filterableAttributes: ["language", "genre", "artist", "film", "year"],
      typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 3, twoTypos: 8 } },
    });
    const sent = written[3]?.body as { id: string; names: string[] }[];
    expect(sent.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
    expect(written[4]?.body).toEqual(["gone"]);
  });

  it("says what a task failed of", async () => {
    const error = { message: "The provided API key is invalid.", code: "invalid_api_key", type: "auth", link: "" };
    replies = ({ path }) => (path === "/tasks/7" ? task("failed", error) : enqueued);
    await expect(engine.sync(database.db)).rejects.toThrow(/API key is invalid/);
  });
});

describe("A Meilisearch server that is away", () => {
  const ask = (search: SongSearch) => search.search(SearchParameters.parse({ q: "tum hi ho" }));

  it.each<[string, () => Reply]>([
    [
      "refuses the key",
      () => [403, { message: "The provided API key is invalid.", code: "invalid_api_key", type: "auth", link: "" }],
    ],
    [
      "has no index yet",
      () => [404, { message: "Index `songs` not found.", code: "index_not_found", type: "invalid_request", link: "" }],
    ],
    ["fails", () => [500, { message: "oops", code: "internal", type: "internal", link: "" }]],
  ])("%s: Postgres searches in its place, and it is told once", async (_, reply) => {
    replies = reply;
    const told: EngineAwayError[] = [];
    const search = new SongSearch(new PostgresEngine(database.db), engine, (error) => told.push(error));
    for (let i = 0; i < 3; i++) {
      const answer = await ask(search);
      expect(answer).toMatchObject({ engine: "postgres", isFallback: true });
      expect(answer.hits[0]?.recording.title.latin).toBe("Tum Hi Ho");
    }
    expect(told).toHaveLength(1);
    expect(told[0]).toBeInstanceOf(EngineAwayError);
    // Left alone for a while after it failed.
    expect(said).toHaveLength(1);
  });

  it("does not answer at all: the same", async () => {
    server.close();
    server.closeAllConnections();
    const told: EngineAwayError[] = [];
    const search = new SongSearch(new PostgresEngine(database.db), engine, (error) => told.push(error));
    expect(await ask(search)).toMatchObject({ engine: "postgres", isFallback: true });
    expect(told).toHaveLength(1);
  });
});
