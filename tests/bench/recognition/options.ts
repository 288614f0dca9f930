import { parseArgs } from "node:util";
import type { RealMusicChoice } from "../music/real-music.ts";
import type { CorpusChoice } from "./corpus.ts";
import { HALVES, type Half } from "./split.ts";

export const USAGE = `npm run bench -- recognition [--strangers N] [--results DIR] [--json FILE]
  composed songs, made and damaged by this checkout; strangers: further songs over each loop of the catalogue, not in it
npm run bench -- recognition --real [--half tune|report|all] [--conditions NAME,NAME] [--clips N] [--results DIR] [--json FILE]
  real music: free game music, fetched from Debian's archive, damaged here and kept; clips: a condition and half, 20
npm run bench -- recognition --corpus DIR --set NAME [--negatives NAME,NAME] [--half tune|report|all] [--json FILE]
  real music in a folder laid out as tests/bench/README.md says; half: report
  --results DIR writes the tables, their numbers and their plots; --json FILE also every single answer`;

export interface Options {
  readonly data: Data;
  /** Folder for tables, numbers and plots. */
  readonly results: string | undefined;
  /** File for every single answer. */
  readonly json: string | undefined;
}

type Data =
  | { readonly kind: "composed"; readonly strangersPerBed: number }
  | { readonly kind: "real"; readonly choice: RealMusicChoice }
  | { readonly kind: "corpus"; readonly choice: CorpusChoice };

const CLIPS = 20;

/** @throws TypeError or RangeError with what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      real: { type: "boolean", default: false },
      conditions: { type: "string" },
      clips: { type: "string" },
      corpus: { type: "string" },
      set: { type: "string" },
      negatives: { type: "string" },
      half: { type: "string" },
      strangers: { type: "string" },
      results: { type: "string" },
      json: { type: "string" },
    },
  });
  const { corpus: folder, set, negatives, half = "report", conditions, clips, strangers, results, json } = values;
  if (!isHalf(half)) throw new RangeError(`--half takes ${HALVES.join(", ")}.`);
  if (!values.real && (conditions ?? clips) !== undefined)
    throw new RangeError("--conditions and --clips go with --real.");
  if (folder === undefined && (set ?? negatives) !== undefined) {
    throw new RangeError("--set and --negatives go with --corpus.");
  }
  if (strangers !== undefined && (values.real || folder !== undefined)) {
    throw new RangeError("--strangers goes with composed songs.");
  }
  if (values.real) {
    if (folder !== undefined) throw new RangeError("--real brings its own music; --corpus DIR takes yours.");
    const names = conditions === undefined ? undefined : listOf(conditions);
    const choice = { half, conditions: names, clips: countOf("--clips", clips ?? String(CLIPS)) };
    return { data: { kind: "real", choice }, results, json };
  }
  if (folder === undefined) {
    if (values.half !== undefined) throw new RangeError("--half goes with --real or --corpus.");
    const strangersPerBed = strangers === undefined ? 0 : countOf("--strangers", strangers);
    return { data: { kind: "composed", strangersPerBed }, results, json };
  }
  if (set === undefined) throw new RangeError("--corpus needs --set NAME, the catalogue.");
  return { data: { kind: "corpus", choice: { folder, set, negatives: listOf(negatives ?? ""), half } }, results, json };
}

const listOf = (text: string): string[] => text.split(",").filter((name) => name !== "");

function countOf(option: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new RangeError(`${option} takes a number from 1 to 9999.`);
  return Number(text);
}

const isHalf = (text: string): text is Half => (HALVES as readonly string[]).includes(text);
