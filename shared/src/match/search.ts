import type { Constellation } from "../fingerprint/constellation.ts";
import { stepsToSemitones, ticksToSeconds } from "../fingerprint/units.ts";
import {
  ALTERED_DOUBT,
  CONTESTED_CONFIDENCE,
  confidenceOf,
  doubtOf,
  isContested,
  MATCH_CONFIDENCE,
  MAYBE_CONFIDENCE,
  shortDoubtOf,
} from "./confidence.ts";
import { type Hypothesis, PLAIN, pitchSemitones } from "./hypothesis.ts";
import { hasMusic } from "./musicality.ts";
import { MOST_CANDIDATES } from "./params.ts";
import type { SearchedIndex } from "./postings.ts";
import type { Candidate, Identification } from "./verdict.ts";
import type { Verification, Verifier } from "./verify.ts";

/** Where, and how altered, a clip may lie. */
export interface Place {
  readonly segment: SearchedIndex;
  /** Timeline ticks of the clip's first sample. */
  readonly ticks: number;
  readonly hypothesis: Hypothesis;
}

/** A recording's best place so far, and the evidence left after all that was tried. */
export interface Find extends Verification {
  readonly recordingId: string;
  /** Its index in the place's segment. */
  readonly recording: number;
  readonly place: Place;
  readonly surplus: number;
}

/** The search for one clip: verifies the places it is given and keeps the best of each recording. */
export class Search {
  readonly #catalogueSeconds: number;
  readonly #verifier: Verifier;
  readonly #clip: Constellation;
  readonly #bestById = new Map<string, Find>();

  constructor(catalogueSeconds: number, verifier: Verifier, clip: Constellation) {
    this.#catalogueSeconds = catalogueSeconds;
    this.#verifier = verifier;
    this.#clip = clip;
  }

  /** @param hypotheses how many have been tried so far: the more, the less one good fit means. */
  verify(places: readonly Place[], hypotheses: number): void {
    const clipSeconds = ticksToSeconds(this.#clip.durationTicks);
    const doubt = doubtOf(this.#catalogueSeconds, hypotheses);
    for (const place of places) {
      const { segment, ticks, hypothesis } = place;
      const recording = this.#recordingAt(place);
      const found = this.#verifier.verify(segment, recording, ticks - segment.startTicks(recording), hypothesis);
      const alteredDoubt = hypothesis === PLAIN ? 0 : ALTERED_DOUBT;
      const surplus = found.evidence - doubt - shortDoubtOf(clipSeconds, found.musicLeft) - alteredDoubt;
      const recordingId = segment.recordingId(recording);
      const best = this.#bestById.get(recordingId);
      if (!best || best.surplus < surplus) {
        this.#bestById.set(recordingId, { ...found, recordingId, recording, place, surplus });
      }
    }
  }

  /** Whether the best find is at least this sure, and no other recording comes near it. */
  isSettled(confidence: number): boolean {
    const [best, rival] = this.#ranked();
    return best !== undefined && confidenceOf(best.surplus) >= confidence && !isContested(best, rival);
  }

  /** Whether the best find is at least this sure, were it not for its rivals. */
  isSure(confidence: number): boolean {
    const [best] = this.#ranked();
    return best !== undefined && confidenceOf(best.surplus) >= confidence;
  }

  /** The best finds, best first. */
  finds(most: number): Find[] {
    return this.#ranked().slice(0, most);
  }

  /** Whether more than one of these places lies in the recording found best; there must be one. */
  isRepeated(places: readonly Place[]): boolean {
    const [{ place, recording }] = this.#ranked();
    const inIt = places.filter((other) => other.segment === place.segment && this.#recordingAt(other) === recording);
    return inIt.length > 1;
  }

  identification(): Identification {
    const ranked = this.#ranked();
    const contestedBy = ranked
      .filter((rival, i) => i > 0 && isContested(ranked[0], rival))
      .map(({ recordingId }) => recordingId);
    const candidates = ranked.slice(0, MOST_CANDIDATES).map((find) => candidateOf(find, contestedBy));
    const [best] = candidates;
    if (best && best.confidence >= MATCH_CONFIDENCE) return { kind: "match", best, candidates };
    if (best && best.confidence >= MAYBE_CONFIDENCE) return { kind: "maybe", best, candidates };
    return { kind: "unknown", reason: hasMusic(this.#clip) ? "not-in-catalogue" : "no-music", candidates };
  }

  /** The recording in which the clip's middle lies. */
  #recordingAt({ segment, ticks, hypothesis }: Place): number {
    return segment.recordingAt(ticks + (this.#clip.durationTicks * hypothesis.timeScale) / 2);
  }

  #ranked(): Find[] {
    return [...this.#bestById.values()].sort((a, b) => b.surplus - a.surplus);
  }
}

function candidateOf(find: Find, contestedBy: readonly string[]): Candidate {
  const confidence = confidenceOf(find.surplus);
  const { fromTicks, untilTicks } = find.stretch;
  const { timeScale } = find.hypothesis;
  return {
    margins: {
      offsetSeconds: ticksToSeconds(find.margins.offsetTicks * timeScale),
      speed: find.margins.timeScale * timeScale,
      pitchSemitones: stepsToSemitones(find.margins.steps),
    },
    heard: { fromSeconds: ticksToSeconds(fromTicks), untilSeconds: ticksToSeconds(untilTicks) },
    recordingId: find.recordingId,
    offsetSeconds: ticksToSeconds(find.offsetTicks),
    speed: timeScale,
    pitchSemitones: pitchSemitones(find.hypothesis),
    confidence: contestedBy.length > 0 ? Math.min(confidence, CONTESTED_CONFIDENCE) : confidence,
    contestedBy,
    confidenceAlone: confidence,
    score: find.surplus / Math.LN10,
    matchedPeaks: find.matchedPeaks,
    comparedPeaks: find.comparedPeaks,
  };
}
