import { type Constellation, thinned } from "../fingerprint/constellation.ts";
import { ticksToSeconds } from "../fingerprint/units.ts";
import { MATCH_CONFIDENCE, UNRIVALLED_CONFIDENCE } from "./confidence.ts";
import { type Expected, type Followed, follow } from "./follow.ts";
import { ALTERATIONS, type Hypothesis, PLAIN } from "./hypothesis.ts";
import { TIME_CELL_TICKS } from "./landmarks.ts";
import {
  ALTERED,
  type Effort,
  FEWEST_PEAKS_PER_SECOND,
  QUICK,
  SHORTEST_ALTERED_SECONDS,
  SHORTEST_SECONDS,
  THOROUGH,
} from "./params.ts";
import { Probes } from "./probes.ts";
import { type Place, Search } from "./search.ts";
import type { Segment } from "./segment.ts";
import type { Identification } from "./verdict.ts";
import { Verifier } from "./verify.ts";
import { Voter } from "./vote.ts";

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

    const search = new Search(this.catalogueSeconds, new Verifier(clip), clip);
    search.verify(this.#nominate(clip, [PLAIN], QUICK), 1);
    if (search.isSettled(UNRIVALLED_CONFIDENCE)) return search.identification();
    search.verify(distinct(THOROUGH.flatMap((effort) => this.#nominate(clip, [PLAIN], effort))), 1);
    if (!search.isSettled(MATCH_CONFIDENCE) && seconds >= SHORTEST_ALTERED_SECONDS) this.#searchAltered(clip, search);
    return search.identification();
  }

  /** Whether a recording goes on as expected: no search. */
  follow(clip: Constellation, expected: Expected): Followed | undefined {
    return follow(this.#segments, clip, expected);
  }

  /** Rounds of alterations until one fits so well that no other can fit better. */
  #searchAltered(clip: Constellation, search: Search): void {
    let tried = 1;
    for (const alterations of ALTERATIONS) {
      tried += alterations.length;
      search.verify(this.#nominate(clip, alterations, ALTERED), tried);
      if (search.isSettled(UNRIVALLED_CONFIDENCE)) break;
    }
  }

  /** The places with most votes, over all hypotheses and segments. */
  #nominate(clip: Constellation, hypotheses: readonly Hypothesis[], effort: Effort): Place[] {
    const { tier, fanOut, reach, places: most } = effort;
    const thin = thinned(clip, tier);
    const places: Place[] = [];
    for (const hypothesis of hypotheses) {
      const { timeScale, stepShift } = hypothesis;
      const times = Float64Array.from(thin.times, (time) => time * timeScale);
      const steps = Float64Array.from(thin.steps, (step) => step + stepShift);
      this.#probes.fill({ times, steps, length: times.length }, fanOut, reach);
      for (const segment of this.#segments) {
        for (const nomination of this.#voter.nominate(this.#probes, segment, most)) {
          places.push({ ...nomination, segment, hypothesis });
        }
      }
    }
    return places.sort((a, b) => b.votes - a.votes).slice(0, most);
  }
}

/** Two looks at a clip find much the same: places of which an earlier one is the same or the next are left out. */
const distinct = (places: readonly Place[]): Place[] =>
  places.filter(
    ({ segment, ticks }, i) =>
      !places
        .slice(0, i)
        .some((other) => other.segment === segment && Math.abs(other.ticks - ticks) <= TIME_CELL_TICKS),
  );
