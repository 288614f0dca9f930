// Looks at everything a matcher needs and says in words what is wrong and what to do.
import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";
import { MatcherClient } from "@sonica/shared/src/api/client.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { ffmpegRuns } from "../decode/ffmpeg.ts";
import { Failure, messageOf } from "../failures.ts";
import { MeilisearchEngine } from "../search/meilisearch-engine.ts";
import { isAlive, readHolder } from "../storage/data-lock.ts";
import { printJson, printLine } from "./print.ts";

interface Finding {
  readonly check: string;
  readonly status: "ok" | "warning" | "failed";
  readonly detail: string;
  readonly nextStep?: string;
}

const OLDEST_NODE = [20, 19] as const;

/** How long a server may take to answer, milliseconds. */
const SERVER_TIMEOUT_MS = 3_000;

/** Exit code: 0 unless something failed; a warning is no failure. */
export async function doctor(config: Config, options: { json?: boolean; server?: string }): Promise<number> {
  const server = options.server ?? `http://${config.host}:${config.port}`;
  const checks = [
    () => checkNode(),
    () => checkEngine(),
    () => checkFfmpeg(config),
    () => checkDataFolder(config),
    () => checkCatalogue(config),
    () => checkSearchServer(config),
    () => checkServer(server, options.server !== undefined),
  ];
  const findings: Finding[] = [];
  for (const check of checks) {
    const finding = await check();
    if (finding === undefined) continue;
    findings.push(finding);
    if (!options.json) printLine(inWords(finding));
  }
  const hasFailure = findings.some(({ status }) => status === "failed");
  if (options.json) printJson({ ok: !hasFailure, findings });
  return hasFailure ? 1 : 0;
}

const SIGNS = { ok: "ok     ", warning: "warning", failed: "failed " } as const;

const inWords = ({ check, status, detail, nextStep }: Finding): string =>
  `${SIGNS[status]}  ${check}: ${detail}${nextStep === undefined ? "" : `\n         ${nextStep}`}`;

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isNewEnough
    ? { check: "Node", status: "ok", detail: process.versions.node }
    : failed("Node", process.versions.node, `Install Node ${OLDEST_NODE.join(".")} or newer.`);
}

async function checkEngine(): Promise<Finding> {
  try {
    await loadEngine();
    return { check: "Engine", status: "ok", detail: "engine.wasm loads" };
  } catch (error) {
    return failed("Engine", messageOf(error), new Failure("engine-missing", "").nextStep);
  }
}

async function checkFfmpeg({ ffmpeg }: Config): Promise<Finding> {
  if (ffmpeg !== "none" && (await ffmpegRuns(ffmpeg)))
    return { check: "ffmpeg", status: "ok", detail: `${ffmpeg} runs` };
  return {
    check: "ffmpeg",
    status: "warning",
    detail: "not found: mp3, flac, ogg, opus and wav are decoded by the bundled decoders, m4a is not",
    nextStep: "Install ffmpeg (Debian: `apt install ffmpeg`) to read m4a and to ingest faster.",
  };
}

async function checkDataFolder({ dataDir }: Config): Promise<Finding> {
  const check = "Data folder";
  try {
    await readdir(dataDir);
    await access(dataDir, constants.W_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return {
        check,
        status: "ok",
        detail: `${dataDir} does not exist yet; it is made when needed`,
      };
    }
    return failed(check, `${dataDir}: ${messageOf(error)}`, new Failure("data-folder-unusable", "").nextStep);
  }
  const holder = await readHolder(dataDir);
  if (holder === undefined) return { check, status: "ok", detail: `${dataDir} is free` };
  return isAlive(holder)
    ? {
        check,
        status: "ok",
        detail: `${dataDir} is used by \`sonica ${holder.command}\` (process ${holder.pid} on ${holder.host})`,
      }
    : {
        check,
        status: "ok",
        detail: `${dataDir} was left by a process that is gone; the next one takes it over`,
      };
}

/** Opens the catalogue as a server would: database, migrations, segments. */
async function checkCatalogue(config: Config): Promise<Finding> {
  const check = "Catalogue";
  const place = config.databaseUrl === undefined ? join(config.dataDir, "postgres") : "PostgreSQL";
  const isNew = config.databaseUrl === undefined && !(await exists(place));
  if (isNew)
    return {
      check,
      status: "ok",
      detail: "empty; `sonica ingest FOLDER` fills it",
    };
  try {
    const context = await openContext(config, { command: "doctor" });
    try {
      const { recordings } = await context.recordings.revision();
      const outdated = await context.constellations.outdatedCount();
      const detail = `${recordings} recordings in ${place}, ${context.index.recordingCount} searchable in ${context.index.segmentCount} segments`;
      if (outdated === 0) return { check, status: "ok", detail };
      const nextStep = "Remove those recordings and ingest them again.";
      return {
        check,
        status: "warning",
        detail: `${detail}; ${outdated} made by another fingerprint version`,
        nextStep,
      };
    } finally {
      await context.close();
    }
  } catch (error) {
    if (!(error instanceof Failure))
      return failed(check, messageOf(error), "Restore the data folder from a backup or ingest again.");
    if (error.code !== "data-folder-in-use") return failed(check, error.message, error.nextStep);
    return {
      check,
      status: "ok",
      detail: "open in the process that uses the data folder; ask that server",
    };
  }
}

async function checkSearchServer({ searchServer }: Config): Promise<Finding | undefined> {
  if (searchServer === undefined) return undefined;
  const check = "Search server";
  try {
    await new MeilisearchEngine(searchServer).check();
    return { check, status: "ok", detail: `${searchServer.url} is well` };
  } catch (error) {
    const { nextStep } = new Failure("search-server-away", "");
    return { check, status: "warning", detail: messageOf(error), nextStep };
  }
}

async function checkServer(address: string, wasNamed: boolean): Promise<Finding> {
  const check = "Server";
  try {
    const health = await new MatcherClient(address).health({
      signal: AbortSignal.timeout(SERVER_TIMEOUT_MS),
    });
    return {
      check,
      status: "ok",
      detail: `${address} is ${health.status}, version ${health.version}, ${health.recordings} recordings`,
    };
  } catch {
    const nextStep = new Failure("server-unreachable", "").nextStep;
    if (wasNamed) return failed(check, `${address} does not answer`, nextStep);
    return {
      check,
      status: "warning",
      detail: `${address} does not answer`,
      nextStep: "Run `sonica serve` when browsers should be answered.",
    };
  }
}

const failed = (check: string, detail: string, nextStep: string): Finding => ({
  check,
  status: "failed",
  detail,
  nextStep,
});

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
