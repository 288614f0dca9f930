import type { Constellation } from "../fingerprint/constellation.ts";
import { ticksToSeconds } from "../fingerprint/units.ts";
import { ALTERATIONS, type Hypothesis, PLAIN } from "./hypothesis.ts";
import {
  FEWEST_PEAKS_PER_SECOND,
  MOST_NOMINATIONS,
  QUERY_FAN_OUT,
  SHORTEST_ALTERED_SECONDS,
  SHORTEST_SECONDS,
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
    search.verify(this.#nominate(clip, [PLAIN]), 1);
    let tried = 1;
    for (const alterations of ALTERATIONS) {
      if (search.isCertain || seconds < SHORTEST_ALTERED_SECONDS) break;
      tried += alterations.length;
      search.verify(this.#nominate(clip, alterations), tried);
    }
    return search.identification();
  }

  /** The places with most votes, over all hypotheses and segments. */
  #nominate(clip: Constellation, hypotheses: readonly Hypothesis[]): Place[] {
    const places: Place[] = [];
    for (const hypothesis of hypotheses) {
      const { timeScale, stepShift } = hypothesis;
      const times = Float64Array.from(clip.times, (time) => time * timeScale);
      const steps = Float64Array.from(clip.steps, (step) => step + stepShift);
      this.#probes.fill({ times, steps, length: times.length }, QUERY_FAN_OUT);
      for (const segment of this.#segments) {
        for (const nomination of this.#voter.nominate(this.#probes, segment, MOST_NOMINATIONS)) {
          places.push({ ...nomination, segment, hypothesis });
        }
      }
    }
    return places.sort((a, b) => b.votes - a.votes).slice(0, MOST_NOMINATIONS);
  }
}
