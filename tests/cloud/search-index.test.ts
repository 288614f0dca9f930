// Segments in step with the database: new ones, merged ones, removed recordings, files lost and broken.
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Catalogue } from "@sonica/cloud/src/catalogue/answer.ts";
import { Constellations } from "@sonica/cloud/src/catalogue/constellations.ts";
import { Recordings } from "@sonica/cloud/src/catalogue/recordings.ts";
import { Relatives } from "@sonica/cloud/src/catalogue/relatives.ts";
import { SearchIndex, type SegmentPool } from "@sonica/cloud/src/catalogue/search-index.ts";
import { SEARCHER_DEFAULTS, Searchers } from "@sonica/cloud/src/catalogue/searchers.ts";
import { SegmentFiles } from "@sonica/cloud/src/catalogue/segment-files.ts";
import { SegmentWriter } from "@sonica/cloud/src/catalogue/segment-writer.ts";
import { makeLog } from "@sonica/cloud/src/context.ts";
import { makeApp } from "@sonica/cloud/src/http/app.ts";
import { Readiness } from "@sonica/cloud/src/http/readiness.ts";
import { listen } from "@sonica/cloud/src/http/server.ts";
import { PackFiles } from "@sonica/cloud/src/packs/pack-files.ts";
import { NamingCounts } from "@sonica/cloud/src/search/naming-counts.ts";
import { type Database, openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { workerPool } from "@sonica/cloud/src/worker-pool.ts";
import { CONSTELLATION_MEDIA_TYPE } from "@sonica/shared/src/api/contract.ts";
import { decodeConstellation, encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queryOf, recordingOf } from "./support/constellations.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";

const BUILD_SEGMENT = new URL("../../cloud/src/catalogue/build-segment.ts", import.meta.url);

describe("The search index", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let database: Database;
  let pool: SegmentPool;
  let searchers: Searchers;
  let recordings: Recordings;
  let segments: string;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    database = await openDatabase({ databaseUrl: undefined, dataDir: folder.path });
    pool = workerPool(BUILD_SEGMENT, { threads: 1 });
    searchers = new Searchers({ ...SEARCHER_DEFAULTS, threads: 2 });
    recordings = new Recordings(database.db);
    segments = join(folder.path, "segments");
  });

  beforeEach(async () => {
    await sql`truncate recordings cascade`.execute(database.db);
    await rm(segments, { recursive: true, force: true });
  });

  afterAll(async () => {
    await pool?.close();
    await searchers?.close();
    await database?.close();
    await folder.remove();
  });

  const files = () => new SegmentFiles(segments, (memory) => searchers.open(memory));

  const openIndex = async (): Promise<SearchIndex> => {
    const index = new SearchIndex(new Constellations(database.db), files(), pool, searchers);
    await index.open();
    return index;
  };

  const add = async (seed: number): Promise<string> =>
    recordings.add({
      title: { latin: `tune ${seed}` },
      artists: [],
      durationSeconds: 20,
      sourcePath: `${seed}.wav`,
      fileSha256: createHash("sha256").update(String(seed)).digest(),
      constellation: await recordingOf(seed),
    });

  const find = async (index: SearchIndex, seed: number): Promise<string | undefined> => {
    const found = await index.identify(await queryOf(seed, 8, 14));
    return found.kind === "match" ? found.best.recordingId : undefined;
  };

  it("finds nothing in an empty catalogue", async () => {
    const index = await openIndex();
    expect(index.recordingCount).toBe(0);
    expect(await index.identify(await queryOf(1, 8, 14))).toMatchObject({
      kind: "unknown",
      reason: "not-in-catalogue",
    });
  });

  it("makes a small segment of what is new and merges eight small ones into one", async () => {
    const index = await openIndex();
    const ids: string[] = [];
    for (let seed = 1; seed <= 9; seed++) {
      ids.push(await add(seed));
      await index.sync();
      expect(index.recordingCount).toBe(seed);
      expect(index.segmentCount).toBe([1, 2, 3, 4, 5, 6, 7, 1, 2][seed - 1]);
    }
    expect(await readdir(segments)).toHaveLength(2);
    expect(await find(index, 1)).toBe(ids[0]);
    expect(await find(index, 9)).toBe(ids[8]);
  });

  it("opens kept segments again and builds only what is missing", async () => {
    const first = await add(1);
    await (await openIndex()).sync();
    const [kept] = await readdir(segments);
    const second = await add(2);
    const index = await openIndex();
    expect(await readdir(segments)).toContain(kept);
    expect([await find(index, 1), await find(index, 2)]).toEqual([first, second]);
  });

  it("never names a removed recording, before and after its segment is rebuilt", async () => {
    const [one, two] = [await add(1), await add(2)];
    const index = await openIndex();
    expect(await find(index, 1)).toBe(one);
    await recordings.remove(one);
    await index.sync();
    expect(index.recordingCount).toBe(1);
    expect(await find(index, 1)).toBeUndefined();
    expect(await find(index, 2)).toBe(two);
    const reopened = await openIndex();
    expect(await find(reopened, 1)).toBeUndefined();
    await recordings.remove(two);
    await index.sync();
    expect(index.segmentCount).toBe(0);
    expect(await readdir(segments)).toEqual([]);
  });

  it("keeps one of two segments that a crash left with the same recordings", async () => {
    const id = await add(1);
    await openIndex();
    await add(2);
    const constellations = new Constellations(database.db);
    const both = await constellations.get(await constellations.searchableIds());
    await files().keep(async (path) => {
      const writer = new SegmentWriter(path);
      for (const { recordingId, bytes } of both) writer.add(recordingId, decodeConstellation(bytes));
      writer.finish();
    });
    expect(await readdir(segments)).toHaveLength(2);
    const index = await openIndex();
    expect(await readdir(segments)).toHaveLength(1);
    expect(index.recordingCount).toBe(2);
    expect(await find(index, 1)).toBe(id);
  });

  it("answers 503 and when to ask again to a question too many, over HTTP", async () => {
    const narrow = new Searchers({ threads: 1, mostWaiting: 0, deadlineMs: 20_000 });
    await add(1);
    const constellations = new Constellations(database.db);
    const index = new SearchIndex(constellations, files(), pool, narrow);
    await index.open();
    const readiness = new Readiness();
    const packs = new PackFiles(join(folder.path, "packs"));
    const relatives = new Relatives(database.db);
    const namings = new NamingCounts(database.db);
    readiness.state = {
      kind: "ready",
      catalogue: { recordings, relatives, constellations, packs, index, namings } as Catalogue,
    };
    const app = makeApp({ readiness, log: makeLog({ logLevel: "silent" }), corsOrigins: [] });
    const server = await listen(app, { host: "127.0.0.1", port: 0 });
    const body = encodeConstellation(await queryOf(1, 8, 14));
    const ask = () =>
      fetch(`${server.address}/v1/identify`, {
        method: "POST",
        headers: { "Content-Type": CONSTELLATION_MEDIA_TYPE },
        body,
      });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    await server.close();
    await narrow.close();
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBe(4 - refused.length);
    for (const answer of refused) {
      expect(answer.headers.get("Retry-After")).toBe("2");
      expect(await answer.json()).toMatchObject({ code: "search-busy" });
    }
  });

  it("takes calls for one sync after the other", async () => {
    const index = await openIndex();
    await Promise.all([add(1), add(2), add(3)]);
    await Promise.all([index.sync(), index.sync(), index.sync()]);
    expect(index.recordingCount).toBe(3);
    expect(index.segmentCount).toBe(1);
  });
});
