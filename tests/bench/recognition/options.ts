import { parseArgs } from "node:util";
import type { CorpusChoice } from "./corpus.ts";
import { HALVES, type Half } from "./split.ts";

export const USAGE = `npm run bench -- recognition [--results DIR] [--json FILE]
  composed songs, made and damaged by this checkout
npm run bench -- recognition --corpus DIR --set NAME [--negatives NAME,NAME] [--half tune|report|all] [--json FILE]
  real music in a folder laid out as tests/bench/README.md says; half: report
  --results DIR writes the tables, their numbers and their plots; --json FILE also every single answer`;

export interface Options {
  /** Undefined: composed songs. */
  readonly corpus: CorpusChoice | undefined;
  /** Folder for tables, numbers and plots. */
  readonly results: string | undefined;
  /** File for every single answer. */
  readonly json: string | undefined;
}

/** @throws TypeError or RangeError with what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: "string" },
      set: { type: "string" },
      negatives: { type: "string" },
      half: { type: "string" },
      results: { type: "string" },
      json: { type: "string" },
    },
  });
  const { corpus: folder, set, negatives = "", half = "report", results, json } = values;
  if (folder === undefined) {
    if (set ?? values.negatives ?? values.half) throw new RangeError("--set, --negatives and --half go with --corpus.");
    return { corpus: undefined, results, json };
  }
  if (set === undefined) throw new RangeError("--corpus needs --set NAME, the catalogue.");
  if (!isHalf(half)) throw new RangeError(`--half takes ${HALVES.join(", ")}.`);
  return {
    corpus: { folder, set, negatives: negatives.split(",").filter((name) => name !== ""), half },
    results,
    json,
  };
}

const isHalf = (text: string): text is Half => (HALVES as readonly string[]).includes(text);
