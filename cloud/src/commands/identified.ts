import type { Candidate, Verdict } from "@sonica/shared/src/api/contract.ts";
import { type Failure, messageOf } from "../failures.ts";
import { artistsOf, display } from "./names.ts";
import { clock } from "./print.ts";

export type Identified =
  | {
      readonly kind: "answered";
      readonly path: string;
      readonly verdict: Verdict;
      readonly sourcePath: string | null;
    }
  | { readonly kind: "failed"; readonly path: string; readonly error: Failure };

/** Every line has the same fields, null where there is nothing to say; `reason` comes with "unknown" alone. */
export function jsonLine(found: Identified) {
  if (found.kind === "failed") {
    return {
      ...NOTHING,
      path: found.path,
      reason: "unreadable",
      error: messageOf(found.error),
    };
  }
  const { path, verdict, sourcePath } = found;
  const { elapsedMs } = verdict;
  if (verdict.kind === "unknown") return { ...NOTHING, path, elapsedMs, reason: verdict.reason };
  const best = verdict.kind === "match" ? verdict.match : verdict.candidates[0];
  if (best === undefined) return { ...NOTHING, path, elapsedMs, reason: "not-in-catalogue" };
  return {
    path,
    verdict: verdict.kind,
    recordingId: best.recording.id,
    sourcePath,
    title: display(best.recording.title),
    artist: artistsOf(best.recording),
    offsetSeconds: round(best.offsetSeconds),
    speed: round(best.speed),
    tempo: round(best.tempo),
    pitchSemitones: round(best.pitchSemitones),
    phrase: best.phrase,
    confidence: round(best.confidence),
    elapsedMs,
  };
}

const NOTHING = {
  path: "",
  verdict: "unknown",
  recordingId: null,
  sourcePath: null,
  title: null,
  artist: null,
  offsetSeconds: null,
  speed: null,
  tempo: null,
  pitchSemitones: null,
  phrase: null,
  confidence: null,
  elapsedMs: null as number | null,
};

export function plainLine(found: Identified): string {
  if (found.kind === "failed") return `${found.path}: cannot be read. ${found.error.message} ${found.error.nextStep}`;
  const { path, verdict } = found;
  switch (verdict.kind) {
    case "match":
      return `${path}: ${described(verdict.match)}`;
    case "maybe":
      return `${path}: perhaps ${verdict.candidates.map(described).join(", or ")}`;
    case "unknown":
      return `${path}: unknown (${REASONS[verdict.reason]})`;
  }
}

const REASONS = {
  "no-music": "no music was heard",
  "too-short": "too short to tell",
  "not-in-catalogue": "not in the catalogue",
} as const;

function described(candidate: Candidate): string {
  const artists = artistsOf(candidate.recording);
  const altered = candidate.phrase === null ? [] : [candidate.phrase];
  const name = display(candidate.recording.title) + (artists === null ? "" : ` by ${artists}`);
  const versions = (candidate.alsoOn ?? []).filter(({ kind }) => kind === "version");
  const also = versions.map(({ recording }) => display(recording.album?.name ?? recording.title));
  const elsewhere = also.length === 0 ? "" : `, also on ${also.join(", ")}`;
  return `${name}, at ${clock(candidate.offsetSeconds)} (${[...altered, `${Math.round(candidate.confidence * 100)} % sure`].join(", ")})${elsewhere}`;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
