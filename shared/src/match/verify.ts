import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP } from "../fingerprint/params.ts";
import { Background } from "./background.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { REACH_STEPS, REACH_TICKS, residualDensity } from "./residuals.ts";
import { PeakWindow, type Segment } from "./segment.ts";

/** One candidate seen peak by peak. */
export interface Verification {
  /** Natural log of the likelihood ratio: the clip contains this stretch, against chance. */
  readonly logRatio: number;
  /** Recording ticks of the clip's first sample, refined. */
  readonly offsetTicks: number;
  /** The hypothesis with its time scale refined. */
  readonly hypothesis: Hypothesis;
  /** Recording peaks that should be in the clip, and those found there. */
  readonly comparedPeaks: number;
  readonly matchedPeaks: number;
}

/** A nomination lies within this of the true offset, ticks: a cell of 32 ms and its neighbours. */
const SEARCH_TICKS = 32;

/** Offsets are refined by a sum over pairs that lie this close, ticks. */
const FOCUS_TICKS = 5;

/** Parts of a recording's peaks that may survive in a clip; the likelihood is averaged over them. */
const SURVIVALS = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9];

/** The time scale is refined when pairs stretch over at least this, and by this much at the most. */
const SHORTEST_FIT_TICKS = 750;
const LARGEST_DRIFT = 0.012;

/**
 * Compares a clip with places in recordings. Each recording peak that should sound in the clip is either lost, or
 * found at a small residual among chance peaks: a Poisson process whose density the clip itself gives. The product of
 * these likelihood ratios, averaged over how many peaks survive, measures the evidence. One instance serves one clip.
 */
export class Verifier {
  readonly #clip: Constellation;
  readonly #background: Background;
  readonly #window = new PeakWindow();
  // pairs of the candidate at hand: time in the clip, residuals, evidence if the pair is true, and the peak it belongs to
  #pairTimes = new Float64Array(1024);
  #pairTicks = new Float64Array(1024);
  #pairSteps = new Float64Array(1024);
  #pairPlaces = new Int32Array(1024);
  #pairPeaks = new Int32Array(1024);
  #pairCount = 0;

  constructor(clip: Constellation) {
    this.#clip = clip;
    this.#background = new Background(clip);
  }

  /** @param ticks where the clip starts in the recording, to about ±64 ms; may be negative. */
  verify(segment: Segment, recording: number, ticks: number, hypothesis: Hypothesis): Verification {
    const compared = this.#findPairs(segment, recording, ticks, hypothesis);
    let shift = this.#focus();
    let drift = 0;
    for (let round = 0; round < 2; round++) {
      const line = this.#fitLine(shift, drift);
      shift = line.shift;
      drift = line.drift;
    }
    const { logRatio, matched } = this.#weigh(shift, drift, compared);
    // a clip peak lies at (recording time − ticks) / α + shift + drift · clip time
    const timeScale = hypothesis.timeScale * (1 - drift);
    return {
      logRatio,
      offsetTicks: ticks - shift * timeScale,
      hypothesis: { ...hypothesis, timeScale },
      comparedPeaks: compared,
      matchedPeaks: matched,
    };
  }

  /** Reads the recording's peaks under the clip and pairs each with the clip's peaks in reach. @returns peaks read */
  #findPairs(segment: Segment, recording: number, ticks: number, { timeScale, stepShift }: Hypothesis): number {
    const { times, steps, durationTicks } = this.#clip;
    const window = this.#window;
    segment.readPeaks(recording, Math.ceil(ticks), Math.floor(ticks + durationTicks * timeScale), window);
    this.#pairCount = 0;
    let compared = 0;
    let start = 0;
    const reach = REACH_TICKS + SEARCH_TICKS;
    for (let i = 0; i < window.length; i++) {
      const time = (window.times[i] - ticks) / timeScale;
      const step = window.steps[i] - stepShift;
      if (step < 0 || step > MAX_STEP) continue;
      while (start < times.length && times[start] < time - reach) start++;
      for (let j = start; j < times.length && times[j] <= time + reach; j++) {
        if (Math.abs(steps[j] - step) <= REACH_STEPS)
          this.#addPair(time, times[j] - time, steps[j] - step, steps[j], compared);
      }
      window.levels[compared++] = window.levels[i];
    }
    return compared;
  }

  #addPair(time: number, ticks: number, steps: number, place: number, peak: number): void {
    if (this.#pairCount === this.#pairTimes.length) this.#growPairs();
    const at = this.#pairCount++;
    this.#pairTimes[at] = time;
    this.#pairTicks[at] = ticks;
    this.#pairSteps[at] = steps;
    this.#pairPlaces[at] = place;
    this.#pairPeaks[at] = peak;
  }

  #growPairs(): void {
    const doubled = <A extends Float64Array | Int32Array>(array: A, copy: A): A => {
      copy.set(array);
      return copy;
    };
    const size = this.#pairTimes.length * 2;
    this.#pairTimes = doubled(this.#pairTimes, new Float64Array(size));
    this.#pairTicks = doubled(this.#pairTicks, new Float64Array(size));
    this.#pairSteps = doubled(this.#pairSteps, new Float64Array(size));
    this.#pairPlaces = doubled(this.#pairPlaces, new Int32Array(size));
    this.#pairPeaks = doubled(this.#pairPeaks, new Int32Array(size));
  }

  /** The shift, in clip ticks, that most pairs agree on, rare frequencies counting more. */
  #focus(): number {
    const votes = new Float64Array(2 * SEARCH_TICKS + 1);
    for (let p = 0; p < this.#pairCount; p++) {
      const weight = this.#rarity(p);
      const centre = this.#pairTicks[p];
      const from = Math.max(-SEARCH_TICKS, Math.ceil(centre - FOCUS_TICKS));
      const to = Math.min(SEARCH_TICKS, Math.floor(centre + FOCUS_TICKS));
      for (let shift = from; shift <= to; shift++) {
        votes[shift + SEARCH_TICKS] += weight * (1 - Math.abs(shift - centre) / (FOCUS_TICKS + 1));
      }
    }
    let best = SEARCH_TICKS;
    for (let i = 0; i < votes.length; i++) if (votes[i] > votes[best]) best = i;
    return best - SEARCH_TICKS;
  }

  /** Weighted least squares of the time residuals over clip time, pairs near the present line only. */
  #fitLine(shift: number, drift: number): { shift: number; drift: number } {
    let sum = 0;
    let sumT = 0;
    let sumR = 0;
    let sumTT = 0;
    let sumTR = 0;
    let first = Infinity;
    let last = -Infinity;
    for (let p = 0; p < this.#pairCount; p++) {
      const time = this.#pairTimes[p];
      const residual = this.#pairTicks[p] - shift - drift * time;
      if (Math.abs(residual) > 2 * FOCUS_TICKS) continue;
      const weight = this.#rarity(p) / (1 + (residual / 3) ** 2);
      sum += weight;
      sumT += weight * time;
      sumR += weight * this.#pairTicks[p];
      sumTT += weight * time * time;
      sumTR += weight * time * this.#pairTicks[p];
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    if (sum === 0) return { shift, drift };
    const spread = sumTT - (sumT * sumT) / sum;
    const slope = last - first < SHORTEST_FIT_TICKS || spread <= 0 ? 0 : (sumTR - (sumT * sumR) / sum) / spread;
    const bounded = Math.max(-LARGEST_DRIFT, Math.min(LARGEST_DRIFT, slope));
    return { shift: (sumR - bounded * sumT) / sum, drift: bounded };
  }

  /** How much a pair at this frequency says, 0 to 1: little where the clip is full of peaks. */
  #rarity(pair: number): number {
    const expected = this.#background.at(this.#pairPlaces[pair]) * (2 * FOCUS_TICKS + 1) * 7;
    return 1 / (1 + 10 * expected);
  }

  #weigh(shift: number, drift: number, compared: number): { logRatio: number; matched: number } {
    const evidence = new Float64Array(compared);
    for (let p = 0; p < this.#pairCount; p++) {
      const ticks = this.#pairTicks[p] - shift - drift * this.#pairTimes[p];
      if (Math.abs(ticks) > REACH_TICKS) continue;
      const place = this.#pairPlaces[p];
      evidence[this.#pairPeaks[p]] += residualDensity(ticks, this.#pairSteps[p], place) / this.#background.at(place);
    }
    let matched = 0;
    for (const ratio of evidence) if (ratio > 1) matched++;
    const logs = SURVIVALS.map((survival) => {
      let log = 0;
      for (let i = 0; i < compared; i++) {
        const survives = survival;
        log += Math.log(1 - survives + survives * evidence[i]);
      }
      return log;
    });
    const largest = Math.max(...logs);
    const mean = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length;
    return { logRatio: compared === 0 ? 0 : largest + Math.log(mean), matched };
  }
}
