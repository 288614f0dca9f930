// Is the confidence a probability, and what would another threshold have cost?
import { MATCH_CONFIDENCE } from "@sonica/shared/src/match/confidence.ts";
import type { Asked } from "./ask.ts";
import { type Share, shareOf } from "./share.ts";

/** First candidates whose confidence lies in [from, to): what was predicted and what was so. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Mean confidence. */
  readonly predicted: number;
  /** How many of them were the right recording. */
  readonly right: Share;
}

/** Finer towards the ends, where a verdict is decided. */
const EDGES = [0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999, 0.9999, 1 + Number.EPSILON];

export function reliabilityOf(asked: readonly Asked[]): Bin[] {
  const firsts = asked.flatMap(({ outcome }) => outcome.first ?? []);
  return EDGES.slice(1).flatMap((to, i) => {
    const from = EDGES[i];
    const members = firsts.filter(({ confidence }) => confidence >= from && confidence < to);
    if (members.length === 0) return [];
    const predicted = members.reduce((sum, { confidence }) => sum + confidence, 0) / members.length;
    return { from, to: Math.min(1, to), predicted, right: shareOf(members, ({ isRight }) => isRight) };
  });
}

/** What is named when a first candidate is named from `threshold` on. */
export interface Acceptance {
  readonly threshold: number;
  /** Of clips in the catalogue: named rightly, and with another name. */
  readonly right: Share;
  readonly mistaken: Share;
  /** Of clips that are not in it: named at all. */
  readonly falseNames: Share;
}

const THRESHOLDS = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
  ...[0.85, MATCH_CONFIDENCE, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999],
];

export function acceptanceOf(asked: readonly Asked[]): Acceptance[] {
  const known = asked.filter(({ standing }) => standing === "known");
  const others = asked.filter(({ standing }) => standing !== "known");
  return THRESHOLDS.map((threshold) => {
    const isNamed = ({ outcome }: Asked): boolean => (outcome.first?.confidence ?? 0) >= threshold;
    return {
      threshold,
      right: shareOf(known, (each) => isNamed(each) && each.outcome.isRightFirst),
      mistaken: shareOf(known, (each) => isNamed(each) && !each.outcome.isRightFirst),
      falseNames: shareOf(others, isNamed),
    };
  });
}
