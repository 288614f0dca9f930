// Identification → verdict: the recordings' rows are joined to what the matching core found.
import { toCandidate } from "@sonica/shared/src/api/candidate.ts";
import type { Candidate, Explanation, Verdict } from "@sonica/shared/src/api/contract.ts";
import { toExplanation } from "@sonica/shared/src/api/explanation.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Explanation as Explained } from "@sonica/shared/src/match/explain.ts";
import { withVersions } from "@sonica/shared/src/match/relatives.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import type { PackFiles } from "../packs/pack-files.ts";
import type { NamingCounts } from "../search/naming-counts.ts";
import type { SongSearch } from "../search/song-search.ts";
import type { Constellations } from "./constellations.ts";
import type { Recordings } from "./recordings.ts";
import type { Relative, Relatives } from "./relatives.ts";
import type { SearchIndex } from "./search-index.ts";
import type { VideoAnswers } from "./video-answers.ts";

/** Most candidates in an answer, and most relatives of the first. */
const MAX_CANDIDATES = 3;
const MAX_RELATIVES = 5;

export interface Catalogue {
  readonly recordings: Recordings;
  readonly relatives: Relatives;
  readonly constellations: Constellations;
  readonly packs: PackFiles;
  readonly index: SearchIndex;
  readonly search: SongSearch;
  readonly namings: NamingCounts;
  readonly videos: VideoAnswers;
}

export interface AnswerOptions {
  /** Whether to say why. */
  readonly isExplained?: boolean;
}

export async function answer(
  { recordings, relatives, index }: Catalogue,
  query: Constellation,
  { isExplained = false }: AnswerOptions = {},
): Promise<Verdict> {
  const started = performance.now();
  const identified = await index.identify(query);
  const kin = await relatives.of(identified.candidates.slice(0, 1).map(({ recordingId }) => recordingId));
  const found = withVersions(identified, (id, other) =>
    (kin.get(id) ?? []).some(({ recordingId, kind }) => recordingId === other && kind === "version"),
  );
  const candidates = found.kind === "unknown" ? [] : await withRows(recordings, found, kin);
  const asked = {
    heardSeconds: ticksToSeconds(query.durationTicks),
    searchedRecordings: index.recordingCount,
    elapsedMs: Math.round((performance.now() - started) * 100) / 100,
    ...(isExplained ? { explanation: await explained(recordings, await index.explain(query, found)) } : {}),
  };
  const [match, ...others] = candidates;
  if (found.kind === "unknown") return { ...asked, kind: "unknown", reason: found.reason };
  // A recording may be removed between search and look-up.
  if (match === undefined) return { ...asked, kind: "unknown", reason: "not-in-catalogue" };
  if (found.kind === "match" && match.recording.id === found.best.recordingId) {
    return { ...asked, kind: "match", match, candidates: others };
  }
  return { ...asked, kind: "maybe", candidates };
}

async function withRows(
  recordings: Recordings,
  found: Identification,
  kin: ReadonlyMap<string, readonly Relative[]>,
): Promise<Candidate[]> {
  const best = found.candidates.slice(0, MAX_CANDIDATES);
  const relatives = best.flatMap(({ recordingId }) => (kin.get(recordingId) ?? []).slice(0, MAX_RELATIVES));
  const rows = await recordings.getAll([...best, ...relatives].map(({ recordingId }) => recordingId));
  return best.flatMap((candidate) => {
    const recording = rows.get(candidate.recordingId);
    if (recording === undefined) return [];
    const alsoOn = (kin.get(candidate.recordingId) ?? []).slice(0, MAX_RELATIVES).flatMap(({ recordingId, kind }) => {
      const other = rows.get(recordingId);
      return other === undefined ? [] : [{ kind, recording: other }];
    });
    return [{ ...toCandidate(candidate, recording), ...(alsoOn.length > 0 ? { alsoOn } : {}) }];
  });
}

async function explained(recordings: Recordings, explanation: Explained): Promise<Explanation> {
  const rows = await recordings.getAll(explanation.identification.candidates.map(({ recordingId }) => recordingId));
  return toExplanation(explanation, rows);
}
