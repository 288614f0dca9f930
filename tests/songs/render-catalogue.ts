// Renders songs once and keeps them in .cache/songs, by one worker thread per core.
import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { CACHE_DIR } from "../setup/paths.mjs";
import { CATALOGUE, type Entry, STRANGERS, strangersOverBeds } from "./catalogue.ts";
import { songPath } from "./render-entry.ts";
import { COMPOSER_VERSION } from "./song.ts";

/** The songs that are ingested, and those that never are. */
const CATALOGUE_FOLDER = join(CACHE_DIR, "songs", `v${COMPOSER_VERSION}`, "catalogue");
const STRANGERS_FOLDER = join(CACHE_DIR, "songs", `v${COMPOSER_VERSION}`, "strangers");

/** Words to some of the songs, which nobody sings. */
const LYRICS_FOLDER = fileURLToPath(new URL("./lyrics", import.meta.url));

export interface SongFile {
  readonly entry: Entry;
  readonly path: string;
}

export type OnRendered = (done: number, total: number) => void;

/** The catalogue's songs as files, rendering those that are missing. */
export const catalogueFiles = (onRendered?: OnRendered): Promise<SongFile[]> =>
  files(CATALOGUE_FOLDER, CATALOGUE, onRendered);

/** @param perBed further ones over each bed of the catalogue */
export const strangerFiles = (onRendered?: OnRendered, perBed = 0): Promise<SongFile[]> =>
  files(STRANGERS_FOLDER, [...STRANGERS, ...strangersOverBeds(perBed)], onRendered);

async function files(
  folder: string,
  entries: readonly Entry[],
  onRendered: OnRendered = () => {},
): Promise<SongFile[]> {
  const all = entries.map((entry) => ({ entry, path: songPath(folder, entry) }));
  const missing = all.filter(({ path }) => !existsSync(path)).map(({ entry }) => entry);
  if (missing.length > 0) await renderAll(folder, missing, onRendered);
  // Beside songs that were rendered before, too: words change without the sound.
  for (const { entry, path } of all) {
    const lyrics = join(LYRICS_FOLDER, `${entry.slug}.lrc`);
    if (existsSync(lyrics)) await copyFile(lyrics, path.replace(/\.flac$/, ".lrc"));
  }
  return all;
}

async function renderAll(folder: string, missing: readonly Entry[], onRendered: OnRendered): Promise<void> {
  const waiting = [...missing];
  let done = 0;
  onRendered(0, missing.length);
  const work = () =>
    runWorker(folder, waiting, () => {
      done++;
      onRendered(done, missing.length);
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), missing.length) }, work));
}

/** Feeds a worker from `waiting` until nothing is left. */
function runWorker(folder: string, waiting: Entry[], onDone: () => void): Promise<void> {
  const worker = new Worker(new URL("./render-worker.mjs", import.meta.url), { workerData: { folder } });
  const feed = () => {
    const entry = waiting.shift();
    if (entry === undefined) void worker.terminate();
    else worker.postMessage(entry);
  };
  return new Promise((resolve, reject) => {
    worker.on("message", () => {
      onDone();
      feed();
    });
    worker.on("error", reject);
    worker.on("exit", () => resolve());
    feed();
  });
}
