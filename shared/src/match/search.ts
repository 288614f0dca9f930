import type { Constellation } from "../fingerprint/constellation.ts";
import { ticksToSeconds } from "../fingerprint/units.ts";
import { confidenceOf, MATCH_CONFIDENCE, MAYBE_CONFIDENCE, surplusOf } from "./confidence.ts";
import { type Hypothesis, pitchSemitones } from "./hypothesis.ts";
import { MOST_CANDIDATES } from "./params.ts";
import type { Segment } from "./segment.ts";
import type { Candidate, Identification } from "./verdict.ts";
import type { Verifier } from "./verify.ts";
import type { Nomination } from "./vote.ts";

/** Where, and how altered, a clip may lie. */
export interface Place extends Nomination {
  readonly segment: Segment;
  readonly hypothesis: Hypothesis;
}

/** The search for one clip: verifies the places it is given and keeps the best of each recording. */
export class Search {
  readonly #catalogueSeconds: number;
  readonly #verifier: Verifier;
  readonly #clip: Constellation;
  readonly #bestById = new Map<string, Candidate>();

  constructor(catalogueSeconds: number, verifier: Verifier, clip: Constellation) {
    this.#catalogueSeconds = catalogueSeconds;
    this.#verifier = verifier;
    this.#clip = clip;
  }

  /** @param hypotheses how many have been tried so far: the more, the less one good fit means. */
  verify(places: readonly Place[], hypotheses: number): void {
    for (const { segment, ticks, hypothesis } of places) {
      const recording = segment.recordingAt(ticks + (this.#clip.durationTicks * hypothesis.timeScale) / 2);
      const found = this.#verifier.verify(segment, recording, ticks - segment.startTicks(recording), hypothesis);
      const surplus = surplusOf(found.evidence, this.#catalogueSeconds, hypotheses);
      const recordingId = segment.recordingId(recording);
      const best = this.#bestById.get(recordingId);
      if (best && best.score >= surplus / Math.LN10) continue;
      this.#bestById.set(recordingId, {
        recordingId,
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

  /** Of the best candidate so far. */
  get confidence(): number {
    return this.#ranked()[0]?.confidence ?? 0;
  }

  identification(): Identification {
    const candidates = this.#ranked().slice(0, MOST_CANDIDATES);
    const [best] = candidates;
    if (best && best.confidence >= MATCH_CONFIDENCE) return { kind: "match", best, candidates };
    if (best && best.confidence >= MAYBE_CONFIDENCE) return { kind: "maybe", best, candidates };
    return { kind: "unknown", reason: "not-in-catalogue", candidates };
  }

  #ranked(): Candidate[] {
    return [...this.#bestById.values()].sort((a, b) => b.score - a.score);
  }
}
