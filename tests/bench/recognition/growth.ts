// What a larger catalogue would do to false names, by a model: measured are catalogues of tens of recordings.
//
// Among n recordings the best wrong candidate of a clip has the surplus s = e − ln n, evidence less doubt, up to a
// constant. Far out the chance of more evidence falls off like exp(−e/τ) (peaks over a threshold; J. Pickands, Annals of
// Statistics 3, 1975, with shape 0), and N recordings give N/n times as many chances, each N/n times as doubted:
//   P_N(s > S) = P_n(s > S) · (N/n)^(1 − 1/τ)
// τ below 1 means that doubt grows faster than chance does. The model knows nothing of songs that share loops or samples.
import { confidenceOf, MATCH_CONFIDENCE } from "@sonica/shared/src/match/confidence.ts";
import { seededRandom } from "../../signals/random.ts";
import { quantile } from "../support/measure.ts";
import type { Asked } from "./ask.ts";

export interface Growth {
  readonly clips: number;
  /** τ, in natural units of evidence, with the interval between 2.5 and 97.5 of 100 resamplings of the recordings. */
  readonly scale: Estimate;
  readonly falseNamesPer10000: readonly (Estimate & { readonly recordings: number })[];
}

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const CATALOGUES = [100, 1_000, 10_000, 100_000, 1_000_000];

/** The part of the clips that counts as far out, and the fewest it must be. */
const TAIL = 0.02;
const FEWEST_IN_TAIL = 20;

const RESAMPLINGS = 1000;

/** Undefined when too few clips were asked. @param recordings how many the catalogue held that they were asked of */
export function growthOf(leftOut: readonly Asked[], recordings: number): Growth | undefined {
  const surplusesByRecording = new Map<string, number[]>();
  for (const { recordingId = "", outcome } of leftOut) {
    const surplus = outcome.first === undefined ? Number.NEGATIVE_INFINITY : outcome.first.score * Math.LN10;
    surplusesByRecording.set(recordingId, [...(surplusesByRecording.get(recordingId) ?? []), surplus]);
  }
  if (leftOut.length * TAIL < FEWEST_IN_TAIL) return undefined;
  const groups = [...surplusesByRecording.values()];
  const random = seededRandom(1);
  const tail = tailOf(groups.flat());
  // Whole recordings are drawn: clips of one recording are no independent witnesses.
  const tails = Array.from({ length: RESAMPLINGS }, () => tailOf(groups.flatMap(() => random.pick(groups))));
  const estimate = (of: (tail: Tail) => number): Estimate => {
    const values = tails.map(of);
    return { value: of(tail), low: quantile(values, 0.025), high: quantile(values, 0.975) };
  };
  return {
    clips: leftOut.length,
    scale: estimate(({ scale }) => scale),
    falseNamesPer10000: CATALOGUES.map((size) => ({
      recordings: size,
      ...estimate((each) => 10_000 * falseShare(each, size / recordings)),
    })),
  };
}

/** Beyond `from` lies the share `share` of all surpluses, and falls to an e-th every `scale`. */
interface Tail {
  readonly from: number;
  readonly share: number;
  readonly scale: number;
}

function tailOf(surpluses: readonly number[]): Tail {
  const from = quantile(surpluses, 1 - TAIL);
  const beyond = surpluses.filter((surplus) => surplus > from);
  const scale = beyond.reduce((sum, surplus) => sum + surplus - from, 0) / Math.max(1, beyond.length);
  return { from, share: beyond.length / surpluses.length, scale };
}

const falseShare = ({ from, share, scale }: Tail, times: number): number =>
  Math.min(1, share * Math.exp(-(MATCH_SURPLUS - from) / scale) * times ** (1 - 1 / scale));

/** The surplus from which on a candidate is named, by halving. */
const MATCH_SURPLUS = (() => {
  let [low, high] = [-100, 100];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (confidenceOf(middle) < MATCH_CONFIDENCE) low = middle;
    else high = middle;
  }
  return high;
})();
