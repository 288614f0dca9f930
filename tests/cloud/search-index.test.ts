// Segments in step with the database: new ones, merged ones, removed recordings, files lost and broken.
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Constellations } from "@sonica/cloud/src/catalogue/constellations.ts";
import { Recordings } from "@sonica/cloud/src/catalogue/recordings.ts";
import { SearchIndex, type SegmentPool } from "@sonica/cloud/src/catalogue/search-index.ts";
import { SegmentFiles } from "@sonica/cloud/src/catalogue/segment-files.ts";
import { type Database, openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { workerPool } from "@sonica/cloud/src/worker-pool.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queryOf, recordingOf } from "./support/constellations.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";

const BUILD_SEGMENT = new URL("../../cloud/src/catalogue/build-segment.ts", import.meta.url);

describe("The search index", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let database: Database;
  let pool: SegmentPool;
  let recordings: Recordings;
  let segments: string;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    database = await openDatabase({ databaseUrl: undefined, dataDir: folder.path });
    pool = workerPool(BUILD_SEGMENT, { threads: 1 });
    recordings = new Recordings(database.db);
    segments = join(folder.path, "segments");
  });

  beforeEach(async () => {
    await sql`truncate recordings cascade`.execute(database.db);
    await rm(segments, { recursive: true, force: true });
  });

  afterAll(async () => {
    await pool?.close();
    await database?.close();
    await folder.remove();
  });

  const openIndex = async (): Promise<SearchIndex> => {
    const index = new SearchIndex(new Constellations(database.db), new SegmentFiles(segments), pool);
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
    const found = index.identify(await queryOf(seed, 8, 14));
    return found.kind === "match" ? found.best.recordingId : undefined;
  };

  it("finds nothing in an empty catalogue", async () => {
    const index = await openIndex();
    expect(index.recordingCount).toBe(0);
    expect(index.identify(await queryOf(1, 8, 14))).toMatchObject({ kind: "unknown", reason: "not-in-catalogue" });
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
    const keeper = new SegmentFiles(segments);
    await add(2);
    const both = await new Constellations(database.db).get(await new Constellations(database.db).searchableIds());
    await keeper.keep(await pool.run(both));
    expect(await readdir(segments)).toHaveLength(2);
    const index = await openIndex();
    expect(await readdir(segments)).toHaveLength(1);
    expect(index.recordingCount).toBe(2);
    expect(await find(index, 1)).toBe(id);
  });

  it("takes calls for one sync after the other", async () => {
    const index = await openIndex();
    await Promise.all([add(1), add(2), add(3)]);
    await Promise.all([index.sync(), index.sync(), index.sync()]);
    expect(index.recordingCount).toBe(3);
    expect(index.segmentCount).toBe(1);
  });
});
