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
import { TIME_CELL_TICKS } from "./landmarks.ts";
import { hasMusic } from "./musicality.ts";
import { MOST_CANDIDATES, PASSAGES } from "./params.ts";
import { Passages } from "./passages.ts";
import type { SearchedIndex, Steps } from "./postings.ts";
import type { Candidate, Identification } from "./verdict.ts";
import { type Verification, Verifier } from "./verify.ts";

/** Where, and how altered, a clip may lie. */
export interface Place {
  readonly index: SearchedIndex;
  readonly recording: number;
  /** Recording ticks of the clip's first sample, to about ±64 ms; may be negative. */
  readonly ticks: number;
  readonly hypothesis: Hypothesis;
}

/** A recording's best place so far, and the evidence left after all that was tried. */
interface Find extends Verification {
  readonly recordingId: string;
  readonly place: Place;
  readonly surplus: number;
}

/** The search for one clip: verifies the places it is given and keeps the best of each recording. */
export class Search {
  readonly #catalogueSeconds: number;
  readonly #clip: Constellation;
  readonly #verifier: Verifier;
  readonly #bestById = new Map<string, Find>();

  constructor(catalogueSeconds: number, clip: Constellation) {
    this.#catalogueSeconds = catalogueSeconds;
    this.#clip = clip;
    this.#verifier = new Verifier(clip);
  }

  /** @param hypotheses how many have been tried so far: the more, the less one good fit means. */
  *verify(places: readonly Place[], hypotheses: number): Steps<void> {
    yield {
      kind: "peaks",
      stretches: places.map(({ index, recording, ticks, hypothesis }) => ({
        index,
        recording,
        from: ticks,
        to: ticks + this.#clip.durationTicks * hypothesis.timeScale,
      })),
    };
    const clipSeconds = ticksToSeconds(this.#clip.durationTicks);
    const doubt = doubtOf(this.#catalogueSeconds, hypotheses);
    for (const place of places) {
      const { index, recording, ticks, hypothesis } = place;
      const found = this.#verifier.verify(index, recording, ticks, hypothesis);
      const alteredDoubt = hypothesis === PLAIN ? 0 : ALTERED_DOUBT;
      const surplus = found.evidence - doubt - shortDoubtOf(clipSeconds, found.musicLeft) - alteredDoubt;
      const recordingId = index.recordingId(recording);
      const best = this.#bestById.get(recordingId);
      if (!best || best.surplus < surplus) this.#bestById.set(recordingId, { ...found, recordingId, place, surplus });
    }
  }

  /** Verifies other passages of the recordings found best. DESIGN.md, Passages. */
  *lookElsewhere(suspects: number, hypotheses: number): Steps<void> {
    const finds = this.#ranked().slice(0, suspects);
    yield {
      kind: "peaks",
      stretches: finds.map(({ place: { index, recording } }) => ({
        index,
        recording,
        from: 0,
        to: index.durationTicks(recording),
      })),
    };
    const passages = new Passages(this.#clip);
    const places = finds.flatMap(({ place, offsetTicks, hypothesis }) =>
      passages
        .find(place.index, place.recording, hypothesis, PASSAGES)
        .filter((ticks) => Math.abs(ticks - offsetTicks) > TIME_CELL_TICKS)
        .map((ticks) => ({ ...place, ticks, hypothesis: place.hypothesis === PLAIN ? PLAIN : hypothesis })),
    );
    yield* this.verify(places, hypotheses);
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

  /** Whether more than one of these places lies in the recording found best; there must be one. */
  isRepeated(places: readonly Place[]): boolean {
    const [{ place }] = this.#ranked();
    return places.filter(({ index, recording }) => index === place.index && recording === place.recording).length > 1;
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
