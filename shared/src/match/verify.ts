import type { Constellation } from "../fingerprint/constellation.ts";
import { type Alignment, align, SEARCH_TICKS } from "./align.ts";
import { Background } from "./background.ts";
import { Evidence } from "./evidence.ts";
import { type Hypothesis, PLAIN } from "./hypothesis.ts";
import { KINDS, MIDDLE_KIND } from "./kinds.ts";
import { type Margins, marginsOf } from "./margins.ts";
import { expectedIsolation, Gains } from "./masking.ts";
import { Pairs } from "./pairs.ts";
import type { SearchedIndex } from "./postings.ts";
import { rankRatio, ranksOf } from "./ranks.ts";
import { Remainder } from "./remainder.ts";
import { REACH_STEPS, REACH_TICKS, residualDensity } from "./residuals.ts";
import { type Stretch, StretchFinder } from "./stretch.ts";
import { survivalOf } from "./survival.ts";

/** One candidate seen peak by peak. */
export interface Verification {
  /**
   * Natural log of the likelihood ratio that the clip contains this stretch, against chance: what is left of it without
   * its best quarter of the clip and without half of its best fifth of the band.
   */
  readonly support: number;
  /** What is held against doubt: less when peaks that should be there are not, and when other music is left over. */
  readonly evidence: number;
  /** Whether what the candidate leaves unexplained of the clip is music (1) or noise and voices (0). */
  readonly musicLeft: number;
  /** Recording ticks of the clip's first sample, refined. */
  readonly offsetTicks: number;
  /** The hypothesis, refined. */
  readonly hypothesis: Hypothesis;
  /** Recording peaks that should be in the clip, and those found there. */
  readonly comparedPeaks: number;
  readonly matchedPeaks: number;
  /** Where in the clip the recording sounds. */
  readonly stretch: Stretch;
  /** How far off offset and hypothesis may be. */
  readonly margins: Margins;
}

/** A recording's peak laid over the clip: clip ticks and steps, and the index of the clip's peak it was found in. */
export interface SeenPeak {
  readonly time: number;
  readonly step: number;
  readonly place: number | null;
}

/** From this likelihood ratio on a peak counts as found, and its level tells of the clip's gain. */
const FOUND_RATIO = 8;

/**
 * Compares a clip with places in recordings. Each recording peak that should sound in the clip is either lost, or found
 * at a small residual among chance peaks: a Poisson process whose density the clip itself gives. How likely it is to be
 * lost follows from what in the clip is louder than it, and where it ranks there from where it ranks in the recording. The
 * product of these likelihood ratios, averaged over kinds of clip, is the evidence. One instance serves one clip.
 */
export class Verifier {
  readonly #clip: Constellation;
  readonly #background: Background;
  readonly #pairs: Pairs;
  readonly #remainder: Remainder;
  readonly #gains = new Gains();
  /** For each recording peak: likelihood ratio of having been found, and the clip peak that says so most. */
  #ratios = new Float64Array(512);
  #bestPlaces = new Int32Array(512);
  /** The same ratios weighed by rank, one for each kind of clip. */
  #ranked = new Float64Array(512 * KINDS);

  constructor(clip: Constellation) {
    this.#clip = clip;
    this.#background = new Background(clip);
    this.#pairs = new Pairs(clip, this.#background);
    this.#remainder = new Remainder(clip);
  }

  /** @param ticks where the clip starts in the recording, to about ±64 ms; may be negative. */
  verify(segment: SearchedIndex, recording: number, ticks: number, hypothesis: Hypothesis): Verification {
    this.#pairs.fill(segment, recording, ticks, hypothesis, REACH_TICKS + SEARCH_TICKS);
    const alignment = align(this.#pairs, hypothesis === PLAIN);
    this.#rate(alignment);
    this.#hearGains();
    const timeScale = hypothesis.timeScale * (1 - alignment.drift);
    const offsetTicks = ticks - alignment.shift * timeScale;
    const { durationTicks } = this.#clip;
    const endTicks = (segment.durationTicks(recording) - offsetTicks) / timeScale;
    const { finder, ...weighed } = this.#weigh(alignment);
    return {
      ...weighed,
      stretch: finder.best(Math.max(0, -offsetTicks / timeScale), Math.min(durationTicks, endTicks)),
      margins: marginsOf(this.#pairs, alignment, hypothesis),
      offsetTicks,
      hypothesis: { timeScale, stepShift: hypothesis.stepShift - alignment.stepShift },
    };
  }

  /** The recording's peaks of the verification before, for those who want to see them. */
  seenPeaks(): SeenPeak[] {
    const { peakCount, peakTimes, peakSteps } = this.#pairs;
    return Array.from({ length: peakCount }, (_, peak) => ({
      time: peakTimes[peak],
      step: peakSteps[peak],
      place: this.#ratios[peak] >= FOUND_RATIO ? this.#bestPlaces[peak] : null,
    }));
  }

  /** Fills #ratios and #ranked: density of the residual if the pair is true, over the density of chance peaks. */
  #rate({ shift, drift, stepShift }: Alignment): void {
    const { peakCount, peakTimes, peaks, places, ticks, steps, count } = this.#pairs;
    if (this.#ratios.length < peakCount) {
      this.#ratios = new Float64Array(peakCount * 2);
      this.#bestPlaces = new Int32Array(peakCount * 2);
      this.#ranked = new Float64Array(peakCount * 2 * KINDS);
    }
    const ranks = ranksOf(this.#pairs, this.#clip.durationTicks);
    this.#ranked.fill(0, 0, peakCount * KINDS);
    const best = new Float64Array(peakCount);
    this.#ratios.fill(0, 0, peakCount);
    this.#bestPlaces.fill(-1, 0, peakCount);
    for (let p = 0; p < count; p++) {
      const peak = peaks[p];
      const late = ticks[p] - shift - drift * peakTimes[peak];
      const high = steps[p] - stepShift;
      if (Math.abs(late) > REACH_TICKS || Math.abs(high) > REACH_STEPS) continue;
      const step = this.#clip.steps[places[p]];
      const ratio = residualDensity(late, high, step) / this.#background.at(places[p], step);
      this.#ratios[peak] += ratio;
      const tier = this.#clip.tiers[places[p]];
      for (let kind = 0; kind < KINDS; kind++) {
        this.#ranked[peak * KINDS + kind] += ratio * rankRatio(kind, ranks[peak], tier);
      }
      if (ratio <= best[peak]) continue;
      best[peak] = ratio;
      this.#bestPlaces[peak] = places[p];
    }
  }

  #hearGains(): void {
    const { peakCount, peakSteps, peakLevels } = this.#pairs;
    this.#gains.clear();
    for (let peak = 0; peak < peakCount; peak++) {
      if (this.#ratios[peak] < FOUND_RATIO) continue;
      this.#gains.add(peakSteps[peak], this.#clip.levels[this.#bestPlaces[peak]] - peakLevels[peak]);
    }
    this.#gains.finish();
  }

  #weigh({ shift, drift, stepShift }: Alignment) {
    const { peakCount, peakTimes, peakSteps, peakLevels } = this.#pairs;
    const evidence = new Evidence(this.#clip.durationTicks);
    const finder = new StretchFinder();
    for (let peak = 0; peak < peakCount; peak++) {
      const isFound = this.#ratios[peak] >= FOUND_RATIO;
      const time = peakTimes[peak] * (1 + drift) + shift;
      const step = peakSteps[peak] + stepShift;
      const level = peakLevels[peak] + this.#gains.at(peakSteps[peak]);
      const itself = isFound ? this.#bestPlaces[peak] : -1;
      const isolation = Number.isNaN(level) ? Number.NaN : expectedIsolation(this.#clip, time, step, level, itself);
      evidence.add(time, step, isolation, this.#ranked, peak, isFound);
      const survival = survivalOf(isolation, MIDDLE_KIND);
      finder.add(time, Math.log(1 - survival + survival * this.#ratios[peak]), isFound);
    }
    const musicLeft = this.#remainder.musicLeft(this.#pairs, stepShift);
    return { ...evidence.total(musicLeft), musicLeft, finder };
  }
}
