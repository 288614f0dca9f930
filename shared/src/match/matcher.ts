import type { Constellation } from "../fingerprint/constellation.ts";
import { ticksToSeconds } from "../fingerprint/units.ts";
import { confidenceOf, MATCH_CONFIDENCE, MAYBE_CONFIDENCE, surplusOf } from "./confidence.ts";
import { type Hypothesis, PLAIN, pitchSemitones } from "./hypothesis.ts";
import {
  FEWEST_PEAKS_PER_SECOND,
  MOST_CANDIDATES,
  MOST_NOMINATIONS,
  QUERY_FAN_OUT,
  SHORTEST_SECONDS,
} from "./params.ts";
import { Probes } from "./probes.ts";
import type { Segment } from "./segment.ts";
import type { Candidate, Identification } from "./verdict.ts";
import { Verifier } from "./verify.ts";
import { type Nomination, Voter } from "./vote.ts";

interface Place extends Nomination {
  readonly segment: Segment;
}

/** Finds recordings by constellation: vote for places, verify the best of them, say how sure. One clip at a time. */
export class Matcher {
  readonly #segments: readonly Segment[];
  readonly #voter = new Voter();
  readonly #probes = new Probes();
  readonly recordingCount: number;
  readonly catalogueSeconds: number;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.recordingCount = segments.reduce((sum, segment) => sum + segment.recordingCount, 0);
    this.catalogueSeconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
  }

  identify(clip: Constellation): Identification {
    const seconds = ticksToSeconds(clip.durationTicks);
    if (seconds < SHORTEST_SECONDS) return { kind: "unknown", reason: "too-short", candidates: [] };
    if (clip.times.length < FEWEST_PEAKS_PER_SECOND * seconds)
      return { kind: "unknown", reason: "no-music", candidates: [] };

    const candidates = this.#candidates(clip, [PLAIN]);
    const [best] = candidates;
    if (best && best.confidence >= MATCH_CONFIDENCE) return { kind: "match", best, candidates };
    if (best && best.confidence >= MAYBE_CONFIDENCE) return { kind: "maybe", best, candidates };
    return { kind: "unknown", reason: "not-in-catalogue", candidates };
  }

  /** The best place in each recording that was nominated, best recording first. */
  #candidates(clip: Constellation, hypotheses: readonly Hypothesis[]): Candidate[] {
    const verifier = new Verifier(clip);
    const bestById = new Map<string, Candidate>();
    for (const hypothesis of hypotheses) {
      for (const { segment, ticks } of this.#nominate(clip, hypothesis)) {
        const recording = segment.recordingAt(ticks + clip.durationTicks / 2);
        const found = verifier.verify(segment, recording, ticks - segment.startTicks(recording), hypothesis);
        const id = segment.recordingId(recording);
        const surplus = surplusOf(found.evidence, this.catalogueSeconds, hypotheses.length);
        const before = bestById.get(id);
        if (before && before.score >= surplus / Math.LN10) continue;
        bestById.set(id, {
          recordingId: id,
          offsetSeconds: ticksToSeconds(found.offsetTicks),
          speed: found.hypothesis.timeScale,
          pitchSemitones: pitchSemitones(found.hypothesis),
          confidence: confidenceOf(surplus),
          score: surplus / Math.LN10,
          matchedPeaks: found.matchedPeaks,
          comparedPeaks: found.comparedPeaks,
        });
      }
    }
    return [...bestById.values()].sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
  }

  #nominate(clip: Constellation, { timeScale, stepShift }: Hypothesis): Place[] {
    const times = Float64Array.from(clip.times, (time) => time * timeScale);
    const steps = Float64Array.from(clip.steps, (step) => step + stepShift);
    this.#probes.fill({ times, steps, length: times.length }, QUERY_FAN_OUT);
    const places: Place[] = [];
    for (const segment of this.#segments) {
      for (const nomination of this.#voter.nominate(this.#probes, segment, MOST_NOMINATIONS)) {
        places.push({ ...nomination, segment });
      }
    }
    return places.sort((a, b) => b.votes - a.votes).slice(0, MOST_NOMINATIONS);
  }
}
