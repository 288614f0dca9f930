import { MAX_STEP } from "../fingerprint/params.ts";
import { KINDS } from "./kinds.ts";
import { completenessOf, survivalOf } from "./survival.ts";

/** Parts of the clip, and of the band, that evidence must not come from alone. */
const QUARTERS = 4;
const BANDS = 5;

/** Completeness below this tells of another song over the same beat; each unit below costs so much evidence. */
const TOLERATED_INCOMPLETENESS = -7;
const INCOMPLETENESS_COST = 10;

/**
 * Below this share of its peaks found, a song is more and more likely another one over the same beat: so much is taken
 * away for each percent. Where noise or voices fill the rest of the clip few peaks are found of the right song too.
 */
const SPARSE_SHARE_AMONG_NOISE = 0.08;
const SPARSE_SHARE_AMONG_MUSIC = 0.55;
const COST_PER_PERCENT = 4;

/** Part of the best quarter and of half the best band that is not counted when noise or voices are left; all, if music. */
const ROBUSTNESS_AMONG_NOISE = 0.5;

const between = (low: number, high: number, share: number): number => low + (high - low) * share;

/**
 * Adds up one candidate's evidence. A phrase or a drum that two songs share gives much evidence in one part of the clip
 * or of the band only, so the best part of each is not counted in full, and one band alone (a test tone) is no evidence.
 * How strict to be follows from what else is in the clip: another song has its own melody over the shared beat, the
 * right song under noise has not. What that buys: DESIGN.md, Verification.
 */
export class Evidence {
  readonly #durationTicks: number;
  readonly #sums = new Float64Array(KINDS);
  readonly #quarters = new Float64Array(KINDS * QUARTERS);
  readonly #bands = new Float64Array(KINDS * BANDS);
  #completeness = 0;
  #comparedPeaks = 0;
  #matchedPeaks = 0;

  constructor(durationTicks: number) {
    this.#durationTicks = durationTicks;
  }

  /** A recording's peak: where it should be in the clip, how isolated there; `ratios` has KINDS likelihood ratios a peak. */
  add(time: number, step: number, isolation: number, ratios: Float64Array, peak: number, isFound: boolean): void {
    const quarter = partOf(time / this.#durationTicks, QUARTERS);
    const band = partOf(step / (MAX_STEP + 1), BANDS);
    for (let kind = 0; kind < KINDS; kind++) {
      const survival = survivalOf(isolation, kind);
      const log = Math.log(1 - survival + survival * ratios[peak * KINDS + kind]);
      this.#sums[kind] += log;
      this.#quarters[kind * QUARTERS + quarter] += log;
      this.#bands[kind * BANDS + band] += log;
    }
    this.#completeness += completenessOf(isolation, isFound);
    this.#comparedPeaks++;
    if (isFound) this.#matchedPeaks++;
  }

  /**
   * Natural logs. `support`: averaged over kinds of clip, robust against a part that two songs share.
   * `evidence`: robust as far as music is left over; less, when conspicuous peaks are missing or few are found.
   */
  total(musicLeft: number) {
    const kind = this.#sums.indexOf(Math.max(...this.#sums));
    const bestQuarter = Math.max(0, ...this.#quarters.subarray(kind * QUARTERS, (kind + 1) * QUARTERS));
    const bestBand = Math.max(0, ...this.#bands.subarray(kind * BANDS, (kind + 1) * BANDS));
    const sum = logOfMean(this.#sums);
    const beyondOneBand = 2 * (sum - bestBand);
    const shareable = bestQuarter + bestBand / 2;
    const robustness = between(ROBUSTNESS_AMONG_NOISE, 1, musicLeft);
    const incompleteness = Math.min(0, this.#completeness - TOLERATED_INCOMPLETENESS);
    const sparseShare = between(SPARSE_SHARE_AMONG_NOISE, SPARSE_SHARE_AMONG_MUSIC, musicLeft);
    const sparseness = Math.max(0, sparseShare - this.#matchedPeaks / Math.max(1, this.#comparedPeaks));
    return {
      support: Math.min(sum - shareable, beyondOneBand),
      evidence:
        Math.min(sum - robustness * shareable, beyondOneBand) +
        INCOMPLETENESS_COST * incompleteness -
        100 * COST_PER_PERCENT * sparseness,
      comparedPeaks: this.#comparedPeaks,
      matchedPeaks: this.#matchedPeaks,
    };
  }
}

const partOf = (share: number, parts: number): number => Math.max(0, Math.min(parts - 1, Math.floor(share * parts)));

/** log of the mean of exp(logs). */
function logOfMean(logs: Float64Array): number {
  const largest = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - largest), 0);
  return largest + Math.log(sum / logs.length);
}
