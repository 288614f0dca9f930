import { withVersions } from "@sonica/shared/src/match/relatives.ts";
import type { Candidate, Identification } from "@sonica/shared/src/match/verdict.ts";
import { describe, expect, it } from "vitest";

const candidate = (recordingId: string, more: Partial<Candidate> = {}): Candidate => ({
  recordingId,
  offsetSeconds: 0,
  speed: 1,
  pitchSemitones: 0,
  confidence: 0.6,
  contestedBy: [],
  confidenceAlone: 0.6,
  score: 1,
  matchedPeaks: 50,
  comparedPeaks: 100,
  heard: { fromSeconds: 0, untilSeconds: 5 },
  margins: { offsetSeconds: 0, speed: 0, pitchSemitones: 0 },
  ...more,
});

const contested = (by: readonly string[]): Identification => {
  const best = candidate("a", { contestedBy: by, confidenceAlone: 0.999 });
  return { kind: "maybe", best, candidates: [best, candidate("b"), candidate("c", { confidence: 0.2 })] };
};

/** a and b are versions of each other. */
const isVersion = (one: string, other: string) => [one, other].sort().join() === "a,b";

describe("a contested answer", () => {
  it("is a match once every rival is a version of it, and the versions are no candidates", () => {
    const found = withVersions(contested(["b"]), isVersion);
    expect(found).toMatchObject({ kind: "match", best: { recordingId: "a", confidence: 0.999, contestedBy: [] } });
    expect(found.candidates.map(({ recordingId }) => recordingId)).toEqual(["a", "c"]);
  });

  it("stays a maybe while one rival is none", () => {
    expect(withVersions(contested(["b", "c"]), isVersion)).toMatchObject({ kind: "maybe", best: { confidence: 0.6 } });
  });

  it("stays as it is where nobody is related, and where nothing was found", () => {
    expect(withVersions(contested(["c"]), () => false)).toEqual(contested(["c"]));
    const nothing: Identification = { kind: "unknown", reason: "no-music", candidates: [] };
    expect(withVersions(nothing, isVersion)).toBe(nothing);
  });
});
