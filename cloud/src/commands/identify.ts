import { createInterface } from "node:readline";
import { ApiError, MatcherClient } from "@sonica/shared/src/api/client.ts";
import { ProblemCode, type Verdict } from "@sonica/shared/src/api/contract.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { pMapIterable } from "p-map";
import { answer } from "../catalogue/answer.ts";
import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { Failure, messageOf } from "../failures.ts";
import { Fingerprinter } from "../fingerprint/fingerprinter.ts";
import { type Identified, jsonLine, plainLine } from "./identified.ts";
import { noteIndexing } from "./indexing-note.ts";
import { printJson, printLine, printNote } from "./print.ts";
import { writeExplanation } from "./write-explanation.ts";

export interface IdentifyOptions {
  readonly server?: string;
  /** Audio used from the start of each file, seconds. */
  readonly seconds: number;
  readonly json?: boolean;
  /** File that the picture of why goes to. */
  readonly explain?: string;
}

/** Who answers: the catalogue in this process, or a server. */
interface Answerer {
  identify(
    constellation: Uint8Array<ArrayBuffer>,
    isExplained: boolean,
  ): Promise<{ verdict: Verdict; sourcePath: string | null }>;
  close(): Promise<void>;
}

/** Exit code: 0 when every file could be asked about, whatever the answer; else 1. */
export async function identifyCommand(
  config: Config,
  paths: readonly string[],
  options: IdentifyOptions,
): Promise<number> {
  const answerer = options.server === undefined ? await inProcess(config) : viaServer(options.server);
  const fingerprinter = await Fingerprinter.open(config);
  let hadFailure = false;
  try {
    // In order of the paths; the next ones are decoded while the first are answered.
    const identified = pMapIterable(givenPaths(paths), identifyFile, {
      concurrency: config.workers + 1,
      backpressure: 64,
    });
    for await (const found of identified) {
      if (found.kind === "failed") hadFailure = true;
      if (options.explain !== undefined && found.kind === "answered")
        await writeExplanation(options.explain, found.verdict);
      if (options.json) printJson(jsonLine(found));
      else printLine(plainLine(found));
    }
  } finally {
    await fingerprinter.close();
    await answerer.close();
  }
  return hadFailure ? 1 : 0;

  async function identifyFile(path: string): Promise<Identified> {
    try {
      const { constellation } = await fingerprinter.fingerprint(path, {
        peaksPerSecond: QUERY_PEAKS_PER_SECOND,
        seconds: options.seconds,
      });
      return {
        kind: "answered",
        path,
        ...(await answerer.identify(constellation, options.explain !== undefined)),
      };
    } catch (error) {
      if (error instanceof Failure && error.code.startsWith("audio-")) return { kind: "failed", path, error };
      throw error;
    }
  }
}

async function inProcess(config: Config): Promise<Answerer> {
  const context = await openContext(config, {
    command: "identify",
    onIndexing: noteIndexing,
  });
  if (context.index.recordingCount === 0) printNote("The catalogue is empty: `sonica ingest FOLDER` fills it.");
  return {
    async identify(constellation, isExplained) {
      const verdict = await answer(context, decodeConstellation(constellation), { isExplained });
      const best = bestOf(verdict);
      const paths = await context.recordings.sourcePaths(best === undefined ? [] : [best.recording.id]);
      return {
        verdict,
        sourcePath: best === undefined ? null : (paths.get(best.recording.id) ?? null),
      };
    },
    close: () => context.close(),
  };
}

/** A server does not tell where its recordings came from. */
function viaServer(address: string): Answerer {
  const client = new MatcherClient(address);
  return {
    async identify(constellation, isExplained) {
      try {
        return {
          verdict: await client.identify(constellation, { isExplained }),
          sourcePath: null,
        };
      } catch (error) {
        const isRefused = error instanceof ApiError && ProblemCode.safeParse(error.code).success;
        const code = isRefused ? "server-refused" : "server-unreachable";
        throw new Failure(code, `${address}: ${messageOf(error)}`, { cause: error });
      }
    },
    async close() {},
  };
}

const bestOf = (verdict: Verdict) =>
  verdict.kind === "match" ? verdict.match : verdict.kind === "maybe" ? verdict.candidates[0] : undefined;

/** A dash stands for the lines of standard input. */
async function* givenPaths(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (path !== "-") yield path;
    else for await (const line of createInterface({ input: process.stdin })) if (line !== "") yield line;
  }
}
