// The only maker of clients: data folder lock, database, index, worker threads, log.
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { Constellations } from "./catalogue/constellations.ts";
import { Recordings } from "./catalogue/recordings.ts";
import { Relatives } from "./catalogue/relatives.ts";
import { type IndexProgress, SearchIndex, type SegmentPool } from "./catalogue/search-index.ts";
import type { Searcher } from "./catalogue/searcher.ts";
import { SEARCHER_DEFAULTS, Searchers } from "./catalogue/searchers.ts";
import { type OpenSegment, SegmentFiles, SegmentsInMemory } from "./catalogue/segment-files.ts";
import { VideoAnswers } from "./catalogue/video-answers.ts";
import type { Config } from "./config.ts";
import { Failure } from "./failures.ts";
import { PackFiles } from "./packs/pack-files.ts";
import { RedisCluster } from "./redis/cluster.ts";
import { RedisSearcher } from "./redis/redis-searcher.ts";
import { MeilisearchEngine } from "./search/meilisearch-engine.ts";
import { NamingCounts } from "./search/naming-counts.ts";
import { PostgresEngine } from "./search/postgres-engine.ts";
import { SearchDocuments } from "./search/search-documents.ts";
import { SongSearch } from "./search/song-search.ts";
import { type DataLock, lockDataFolder } from "./storage/data-lock.ts";
import { type Database, openDatabase } from "./storage/database.ts";
import { workerPool } from "./worker-pool.ts";

export interface AppContext {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly recordings: Recordings;
  readonly relatives: Relatives;
  readonly constellations: Constellations;
  readonly index: SearchIndex;
  readonly packs: PackFiles;
  readonly search: SongSearch;
  readonly searchDocuments: SearchDocuments;
  /** Undefined without MEILI_URL. */
  readonly searchServer: MeilisearchEngine | undefined;
  readonly namings: NamingCounts;
  readonly videos: VideoAnswers;
  /** Gives everything back, in reverse order. */
  close(): Promise<void>;
}

export interface ContextOptions {
  /** Named to others who find the data folder in use. */
  readonly command: string;
  readonly log?: Logger;
  readonly onIndexing?: (progress: IndexProgress) => void;
}

/** Logs go to standard error, one JSON object a line; standard output belongs to the command's answers. */
export const makeLog = (config: Pick<Config, "logLevel">): Logger =>
  pino({ level: config.logLevel, base: null }, pino.destination(2));

export async function openContext(config: Config, options: ContextOptions): Promise<AppContext> {
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const lock = await lockFor(config, options.command);
    if (lock) undo.push(() => lock.release());
    const database = await openDatabase(config);
    undo.push(() => database.close());
    const pool: SegmentPool = workerPool(new URL("./catalogue/build-segment.ts", import.meta.url), { threads: 1 });
    undo.push(() => pool.close());
    const searcher = await openSearcher(config);
    undo.push(() => searcher.close());
    const open: OpenSegment = (memory) => searcher.open(memory);
    const keeper = lock ? new SegmentFiles(join(config.dataDir, "segments"), open) : new SegmentsInMemory(open);
    const constellations = new Constellations(database.db);
    const index = new SearchIndex(constellations, keeper, pool, searcher);
    await index.open(options.onIndexing);
    const log = options.log ?? makeLog(config);
    const searchServer = config.searchServer && new MeilisearchEngine(config.searchServer);
    const recordings = new Recordings(database.db);
    const namings = new NamingCounts(database.db);
    undo.push(() => namings.close());
    return {
      config,
      log,
      database,
      relatives: new Relatives(database.db),
      recordings,
      constellations,
      index,
      packs: new PackFiles(join(config.dataDir, "packs")),
      search: new SongSearch(new PostgresEngine(database.db), searchServer, (error) => {
        log.warn({ err: error }, "the search server is away: Postgres searches in its place");
      }),
      searchDocuments: new SearchDocuments(database.db),
      searchServer,
      namings,
      videos: new VideoAnswers(database.db, recordings),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openSearcher({ searchThreads, redisUrls }: Config): Promise<Searcher> {
  const local = new Searchers({ ...SEARCHER_DEFAULTS, threads: searchThreads });
  if (redisUrls === undefined) return local;
  const cluster = new RedisCluster(redisUrls);
  try {
    await cluster.open();
  } catch (cause) {
    cluster.close();
    await local.close();
    throw new Failure("index-unreachable", `No Redis Cluster answers at ${redisUrls.join(", ")}.`, { cause });
  }
  return new RedisSearcher(cluster, local);
}

/** With real PostgreSQL the folder holds segment files only, so another process may work beside its holder without them. */
async function lockFor(config: Config, command: string): Promise<DataLock | undefined> {
  try {
    return await lockDataFolder(config.dataDir, command);
  } catch (error) {
    const isShared = config.databaseUrl !== undefined;
    if (isShared && error instanceof Failure && error.code === "data-folder-in-use") return undefined;
    throw error;
  }
}
