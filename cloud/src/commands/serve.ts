import { setInterval } from "node:timers";
import type { Config } from "../config.ts";
import { type AppContext, makeLog, openContext } from "../context.ts";
import { makeApp } from "../http/app.ts";
import { Readiness } from "../http/readiness.ts";
import { listen } from "../http/server.ts";
import { noteIndexing } from "./indexing-note.ts";
import { printLine } from "./print.ts";
import { stopSignal } from "./stop-signal.ts";

/** How often a server on shared PostgreSQL looks for recordings that other processes added, milliseconds. */
const CATALOGUE_POLL_MS = 5_000;

/** Runs until SIGTERM or SIGINT. */
export async function serve(config: Config): Promise<void> {
  const stopped = stopSignal();
  const log = makeLog(config);
  const readiness = new Readiness();
  const server = await listen(makeApp({ readiness, log, corsOrigins: config.corsOrigins }), config);
  try {
    const context = await openContext(config, {
      command: "serve",
      log,
      onIndexing: noteIndexing,
    });
    try {
      readiness.state = { kind: "ready", catalogue: context };
      const searching = syncSearch(context);
      const { recordingCount } = context.index;
      printLine(`Sonica listens on ${server.address} and knows ${recordingCount} recordings.`);
      const stopFollowing = followCatalogue(context);
      await stopped;
      stopFollowing();
      await searching;
      await server.close();
    } finally {
      await context.close();
    }
  } finally {
    await server.close();
  }
}

/** The embedded database belongs to this process alone; shared PostgreSQL may change under it. */
function followCatalogue(context: AppContext): () => void {
  const { config, recordings, index, log } = context;
  if (config.databaseUrl === undefined) return () => {};
  let known = "";
  const look = async (): Promise<void> => {
    const revision = JSON.stringify(await recordings.revision());
    if (revision !== known) {
      await index.sync();
      await syncSearch(context);
    }
    known = revision;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.error({ err: error }, "looking for new recordings failed"));
  }, CATALOGUE_POLL_MS);
  return () => clearInterval(timer);
}

/** What is searched by words is brought up to date beside the answering; until then what is there is searched. */
async function syncSearch({ searchDocuments, searchServer, database, log }: AppContext): Promise<void> {
  try {
    await searchDocuments.sync();
    await searchServer?.sync(database.db);
  } catch (error) {
    log.warn({ err: error }, "song search could not be brought up to date");
  }
}
