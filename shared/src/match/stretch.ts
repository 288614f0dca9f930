// Where in the clip a recording sounds: from when on, until when. The clip may hold the end of one song and the start of
// the next, so the evidence of peaks in order of time is searched for the run with the largest sum (Kadane's algorithm).

/** No single peak says more than this, natural log: one lucky coincidence must not stretch a run. */
const MOST_PER_PEAK = 3;

/** A run of evidence, in clip ticks. */
export interface Stretch {
  readonly fromTicks: number;
  readonly untilTicks: number;
  /** Sum of log likelihood ratios within it, each at most MOST_PER_PEAK. */
  readonly evidence: number;
  /** The recording's peaks within it, and those that were found. */
  readonly comparedPeaks: number;
  readonly matchedPeaks: number;
}

/** One candidate's peaks in order of clip time, one pass, no memory of them kept. */
export class StretchFinder {
  #sum = 0;
  #compared = 0;
  #matched = 0;
  #from = 0;
  /** Where the run would end: between its last peak and the next one. */
  #previous = Number.NaN;
  #isLastOfBest = false;
  #best = { fromTicks: 0, untilTicks: 0, evidence: 0, comparedPeaks: 0, matchedPeaks: 0 };

  add(time: number, logRatio: number, isFound: boolean): void {
    if (this.#isLastOfBest) this.#best.untilTicks = (this.#previous + time) / 2;
    this.#isLastOfBest = false;
    if (this.#sum <= 0) {
      this.#sum = 0;
      this.#compared = 0;
      this.#matched = 0;
      this.#from = Number.isNaN(this.#previous) ? Number.NEGATIVE_INFINITY : (this.#previous + time) / 2;
    }
    this.#previous = time;
    this.#sum += Math.min(MOST_PER_PEAK, logRatio);
    this.#compared++;
    if (isFound) this.#matched++;
    if (this.#sum <= this.#best.evidence) return;
    this.#isLastOfBest = true;
    this.#best = {
      fromTicks: this.#from,
      untilTicks: Number.POSITIVE_INFINITY,
      evidence: this.#sum,
      comparedPeaks: this.#compared,
      matchedPeaks: this.#matched,
    };
  }

  /** @param first earliest and latest clip tick at which the recording can sound. */
  best(first: number, last: number): Stretch {
    const { fromTicks, untilTicks } = this.#best;
    return { ...this.#best, fromTicks: Math.max(first, fromTicks), untilTicks: Math.min(last, untilTicks) };
  }
}
