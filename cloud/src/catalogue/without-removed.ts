import type { Identification } from "@sonica/shared/src/match/verdict.ts";

/**
 * Hides removed recordings from an answer. When the best one is hidden the rest was ranked beside it, not alone, so
 * nothing is named outright: what is left is a "maybe" at most.
 */
export function withoutRemoved(found: Identification, removed: ReadonlySet<string>): Identification {
  const candidates = found.candidates.filter(({ recordingId }) => !removed.has(recordingId));
  if (candidates.length === found.candidates.length) return found;
  const best = candidates[0];
  if (found.kind === "unknown") return { ...found, candidates };
  if (best === undefined) return { kind: "unknown", reason: "not-in-catalogue", candidates };
  if (best.recordingId === found.best.recordingId) return { ...found, candidates };
  return { kind: "maybe", best, candidates };
}
