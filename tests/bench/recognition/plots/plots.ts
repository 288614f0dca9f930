// The summary as drawings, by file name.
import type { Asked } from "../ask.ts";
import type { Dataset } from "../dataset.ts";
import { namedSoFar } from "../listening.ts";
import type { Summary } from "../summary.ts";
import { plotByLength } from "./by-length.ts";
import { plotFalseNames } from "./false-names.ts";
import { plotListening } from "./listening.ts";
import { plotReliability } from "./reliability.ts";

export function plotsOf({ label, highlights }: Dataset, summary: Summary, asked: readonly Asked[]) {
  return {
    "by-length.svg": plotByLength(`Named rightly, by condition and length: ${label}`, summary.clips),
    "listening.svg": plotListening(`How soon a name is said: ${label}`, namedSoFar(asked, highlights)),
    "reliability.svg": plotReliability(`Is the confidence a probability? ${label}`, summary.reliability),
    "false-names.svg": plotFalseNames(`What a threshold names: ${label}`, summary.acceptance),
  };
}
