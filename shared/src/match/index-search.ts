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
  PASSAGES,
  QUICK,
  SHORTEST_ALTERED_SECONDS,
  SHORTEST_SECONDS,
  SUSPECTS,
  THOROUGH,
} from "./params.ts";
import { Passages } from "./passages.ts";
import type { Need, SearchedIndex } from "./postings.ts";
import { Probes } from "./probes.ts";
import { type Place, Search } from "./search.ts";
import type { Identification } from "./verdict.ts";
import { Verifier } from "./verify.ts";
import { type Nomination, Voter } from "./vote.ts";

/** Of a longer clip only the beginning is searched for: the work stays bounded, and one song seldom fills more. */
const LONGEST_TICKS = secondsToTicks(60);

/** Steps of a search: each says what the next will look at; the last is the answer. */
export type Steps<Answer> = Generator<Need, Answer, undefined>;

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

    const search = new Search(this.catalogueSeconds, new Verifier(clip), clip);
    const passages = new Passages(clip);
    const quick = yield* this.#nominated(clip, [PLAIN], QUICK);
    yield* verified(search, clip, quick, 1);
    // Contested or not: further looks find more rivals and hardly ever another best one. DESIGN.md, Looking.
    if (search.isSure(UNRIVALLED_CONFIDENCE)) {
      if (search.isRepeated(quick)) yield* lookedElsewhere(search, clip, passages, 1, 1);
      return search.identification();
    }
    const places: Place[] = [];
    for (const effort of THOROUGH) places.push(...(yield* this.#nominated(clip, [PLAIN], effort)));
    yield* verified(search, clip, distinct(places), 1);
    yield* lookedElsewhere(search, clip, passages, SUSPECTS, 1);
    const isBroadWorthIt = seconds <= LONGEST_BROAD_SECONDS || this.catalogueSeconds <= BROAD_CATALOGUE_SECONDS;
    if (isBroadWorthIt && !search.isSettled(MATCH_CONFIDENCE)) {
      yield* verified(search, clip, yield* this.#nominated(clip, [PLAIN], BROAD), 1);
    }
    if (!search.isSettled(MATCH_CONFIDENCE) && seconds >= SHORTEST_ALTERED_SECONDS) {
      const tried = yield* this.#searchAltered(clip, search);
      yield* lookedElsewhere(search, clip, passages, SUSPECTS, tried);
    }
    return search.identification();
  }

  /** Rounds of alterations until one fits so well that no other can fit better. @returns hypotheses tried, plain included */
  *#searchAltered(clip: Constellation, search: Search): Steps<number> {
    let tried = 1;
    for (const alterations of ALTERATIONS) {
      tried += alterations.length;
      yield* verified(search, clip, yield* this.#nominated(clip, alterations, ALTERED), tried);
      if (search.isSettled(UNRIVALLED_CONFIDENCE)) break;
    }
    return tried;
  }

  /** The places with most votes, over all hypotheses and indexes. */
  *#nominated(clip: Constellation, hypotheses: readonly Hypothesis[], effort: Effort): Steps<Place[]> {
    const thin = thinned(clip, effort.tier);
    const probesOf = (hypothesis: Hypothesis) => fillProbes(this.#probes, thin, hypothesis, effort);
    yield { kind: "landmarks", probes: () => mapped(hypotheses, probesOf) };
    const places: (Place & Nomination)[] = [];
    for (const hypothesis of hypotheses) {
      const probes = probesOf(hypothesis);
      for (const segment of this.#indexes) {
        const visits = this.#visitsIn(segment, effort);
        for (const nomination of this.#voter.nominate(probes, segment, effort.places, visits)) {
          places.push({ ...nomination, segment, hypothesis });
        }
      }
    }
    return places.sort((a, b) => b.votes - a.votes).slice(0, effort.places);
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

/** Looks at places peak by peak. */
function* verified(search: Search, clip: Constellation, places: readonly Place[], hypotheses: number): Steps<void> {
  yield {
    kind: "peaks",
    stretches: places.map(({ segment, ticks, hypothesis }) => {
      const clipTicks = clip.durationTicks * hypothesis.timeScale;
      const recording = segment.recordingAt(ticks + clipTicks / 2);
      const from = ticks - segment.startTicks(recording);
      return { index: segment, recording, from, to: from + clipTicks };
    }),
  };
  search.verify(places, hypotheses);
}

/** Looks at other passages of the recordings found best. */
function* lookedElsewhere(
  search: Search,
  clip: Constellation,
  passages: Passages,
  suspects: number,
  hypotheses: number,
): Steps<void> {
  const finds = search.finds(suspects);
  yield {
    kind: "peaks",
    stretches: finds.map(({ place, recording }) => ({
      index: place.segment,
      recording,
      from: 0,
      to: place.segment.durationTicks(recording),
    })),
  };
  const places = finds.flatMap(({ place, recording, offsetTicks, hypothesis }) =>
    passages
      .find(place.segment, recording, hypothesis, PASSAGES)
      .filter((ticks) => Math.abs(ticks - offsetTicks) > TIME_CELL_TICKS)
      .map((ticks) => ({
        segment: place.segment,
        ticks: place.segment.startTicks(recording) + ticks,
        hypothesis: place.hypothesis === PLAIN ? PLAIN : hypothesis,
      })),
  );
  yield* verified(search, clip, places, hypotheses);
}

/** Two looks at a clip find much the same: places of which an earlier one is the same or the next are left out. */
const distinct = (places: readonly Place[]): Place[] =>
  places.filter(
    ({ segment, ticks }, i) =>
      !places
        .slice(0, i)
        .some((other) => other.segment === segment && Math.abs(other.ticks - ticks) <= TIME_CELL_TICKS),
  );

function* mapped<From, To>(values: readonly From[], map: (value: From) => To): Generator<To> {
  for (const value of values) yield map(value);
}
