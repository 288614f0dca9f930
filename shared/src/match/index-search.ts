import { type Constellation, thinned } from "../fingerprint/constellation.ts";
import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import { MATCH_CONFIDENCE, UNRIVALLED_CONFIDENCE } from "./confidence.ts";
import { ALTERATIONS, type Hypothesis, PLAIN } from "./hypothesis.ts";
import { TIME_CELL_TICKS } from "./landmarks.ts";
import {
  ALTERED,
  BROAD,
  BROAD_CATALOGUE_SECONDS,
  type Effort,
  FEWEST_PEAKS_PER_SECOND,
  FEWEST_VISITS,
  LONGEST_BROAD_SECONDS,
  QUICK,
  SHORTEST_ALTERED_SECONDS,
  SHORTEST_SECONDS,
  SUSPECTS,
  THOROUGH,
} from "./params.ts";
import type { SearchedIndex, Steps } from "./postings.ts";
import { Probes } from "./probes.ts";
import { type Place, Search } from "./search.ts";
import type { Identification } from "./verdict.ts";
import { type Nomination, Voter } from "./vote.ts";

/** Of a longer clip only the beginning is searched for: the work stays bounded, and one song seldom fills more. */
const LONGEST_TICKS = secondsToTicks(60);

/**
 * How a clip is found, wherever the index is: vote for places, verify the best of them, say how sure. Whoever drives the
 * steps sees to it that what a step needs is at hand before it goes on; in memory there is nothing to see to.
 */
export class IndexSearch {
  readonly #indexes: readonly SearchedIndex[];
  readonly #voter = new Voter();
  readonly #probes = new Probes();
  readonly recordingCount: number;
  readonly catalogueSeconds: number;

  constructor(indexes: readonly SearchedIndex[]) {
    this.#indexes = indexes;
    this.recordingCount = indexes.reduce((sum, index) => sum + index.recordingCount, 0);
    this.catalogueSeconds = indexes.reduce((sum, index) => sum + index.seconds, 0);
  }

  *steps(whole: Constellation): Steps<Identification> {
    const clip = beginningOf(whole, LONGEST_TICKS);
    const seconds = ticksToSeconds(clip.durationTicks);
    if (seconds < SHORTEST_SECONDS) return { kind: "unknown", reason: "too-short", candidates: [] };
    if (clip.times.length < FEWEST_PEAKS_PER_SECOND * seconds)
      return { kind: "unknown", reason: "no-music", candidates: [] };

    const search = new Search(this.catalogueSeconds, clip);
    const quick = yield* this.#nominated(clip, [PLAIN], QUICK);
    yield* search.verify(quick, 1);
    // Contested or not: further looks find more rivals and hardly ever another best one. DESIGN.md, Looking.
    if (search.isSure(UNRIVALLED_CONFIDENCE)) {
      if (search.isRepeated(quick)) yield* search.lookElsewhere(1, 1);
      return search.identification();
    }
    const places: Place[] = [];
    for (const effort of THOROUGH) places.push(...(yield* this.#nominated(clip, [PLAIN], effort)));
    yield* search.verify(distinct(places), 1);
    yield* search.lookElsewhere(SUSPECTS, 1);
    const isBroadWorthIt = seconds <= LONGEST_BROAD_SECONDS || this.catalogueSeconds <= BROAD_CATALOGUE_SECONDS;
    if (isBroadWorthIt && !search.isSettled(MATCH_CONFIDENCE)) {
      yield* search.verify(yield* this.#nominated(clip, [PLAIN], BROAD), 1);
    }
    if (!search.isSettled(MATCH_CONFIDENCE) && seconds >= SHORTEST_ALTERED_SECONDS) {
      const tried = yield* this.#searchAltered(clip, search);
      yield* search.lookElsewhere(SUSPECTS, tried);
    }
    return search.identification();
  }

  /** Rounds of alterations until one fits so well that no other can fit better. @returns hypotheses tried, plain included */
  *#searchAltered(clip: Constellation, search: Search): Steps<number> {
    let tried = 1;
    for (const alterations of ALTERATIONS) {
      tried += alterations.length;
      yield* search.verify(yield* this.#nominated(clip, alterations, ALTERED), tried);
      if (search.isSettled(UNRIVALLED_CONFIDENCE)) break;
    }
    return tried;
  }

  /** The places with most votes, over all hypotheses and indexes. */
  *#nominated(clip: Constellation, hypotheses: readonly Hypothesis[], effort: Effort): Steps<Place[]> {
    const thin = thinned(clip, effort.tier);
    const probesOf = (hypothesis: Hypothesis) => fillProbes(this.#probes, thin, hypothesis, effort);
    yield { kind: "landmarks", probes: () => mapped(hypotheses, probesOf) };
    const nominated: (Nomination & { index: SearchedIndex; hypothesis: Hypothesis })[] = [];
    for (const hypothesis of hypotheses) {
      const probes = probesOf(hypothesis);
      for (const index of this.#indexes) {
        const visits = this.#visitsIn(index, effort);
        for (const nomination of this.#voter.nominate(probes, index, effort.places, visits)) {
          nominated.push({ ...nomination, index, hypothesis });
        }
      }
    }
    return nominated
      .sort((a, b) => b.votes - a.votes)
      .slice(0, effort.places)
      .map(({ index, ticks, hypothesis }) => {
        const recording = index.recordingAt(ticks + (clip.durationTicks * hypothesis.timeScale) / 2);
        return { index, recording, ticks: ticks - index.startTicks(recording), hypothesis };
      });
  }

  /** An index's part of a look's budget, by its length; the smallest are looked through all the same. */
  #visitsIn({ seconds }: SearchedIndex, { visits }: Effort): number {
    return Math.max(FEWEST_VISITS, (visits * seconds) / this.catalogueSeconds);
  }
}

/** What a clip asks for if it was altered so. */
export function fillProbes(
  probes: Probes,
  clip: Constellation,
  { timeScale, stepShift }: Hypothesis,
  { fanOut, reach }: Effort,
): Probes {
  const times = Float64Array.from(clip.times, (time) => time * timeScale);
  const steps = Float64Array.from(clip.steps, (step) => step + stepShift);
  probes.fill({ times, steps, length: times.length }, fanOut, reach);
  return probes;
}

/** What of a clip lies before a time: all of it in nearly every case. */
function beginningOf(clip: Constellation, longestTicks: number): Constellation {
  if (clip.durationTicks <= longestTicks) return clip;
  const end = clip.times.findIndex((time) => time > longestTicks);
  const count = end < 0 ? clip.times.length : end;
  return {
    durationTicks: longestTicks,
    times: clip.times.slice(0, count),
    steps: clip.steps.slice(0, count),
    tiers: clip.tiers.slice(0, count),
    levels: clip.levels.slice(0, count),
  };
}

/** Two looks at a clip find much the same: places of which an earlier one is the same or the next are left out. */
const distinct = (places: readonly Place[]): Place[] =>
  places.filter(
    ({ index, recording, ticks }, i) =>
      !places
        .slice(0, i)
        .some(
          (other) =>
            other.index === index && other.recording === recording && Math.abs(other.ticks - ticks) <= TIME_CELL_TICKS,
        ),
  );

function* mapped<From, To>(values: readonly From[], map: (value: From) => To): Generator<To> {
  for (const value of values) yield map(value);
}
