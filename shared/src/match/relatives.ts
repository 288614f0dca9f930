import { MATCH_CONFIDENCE, MAYBE_CONFIDENCE } from "./confidence.ts";
import type { Identification } from "./verdict.ts";

/**
 * The same answer by one who knows which recordings are versions of each other: a version beside the best is no rival and
 * no candidate of its own. Songs that only share a loop stay rivals: a third song over it may not be in the catalogue.
 */
export function withVersions(
  found: Identification,
  isVersion: (recordingId: string, otherId: string) => boolean,
): Identification {
  const [first, ...rest] = found.candidates;
  if (!first) return found;
  const others = rest.filter(({ recordingId }) => !isVersion(first.recordingId, recordingId));
  const { contestedBy, confidenceAlone } = first;
  const isCleared =
    contestedBy.length > 0 && contestedBy.every((recordingId) => isVersion(first.recordingId, recordingId));
  if (!isCleared) return found.kind === "unknown" ? found : { ...found, candidates: [first, ...others] };
  const best = { ...first, confidence: confidenceAlone, contestedBy: [] };
  const candidates = [best, ...others];
  if (confidenceAlone >= MATCH_CONFIDENCE) return { kind: "match", best, candidates };
  if (confidenceAlone >= MAYBE_CONFIDENCE) return { kind: "maybe", best, candidates };
  return found;
}
