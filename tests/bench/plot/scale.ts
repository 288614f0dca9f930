// Values → places on paper.

/** What is beyond the ends is drawn at the end. */
export type Scale = (value: number) => number;

type Span = readonly [from: number, to: number];

const warped =
  (warp: (value: number) => number) =>
  ([low, high]: Span, [from, to]: Span): Scale =>
  (value) => {
    const inside = Math.min(high, Math.max(low, value));
    return from + ((warp(inside) - warp(low)) / (warp(high) - warp(low))) * (to - from);
  };

export const linear = warped((value) => value);
export const logarithmic = warped(Math.log);
/** For probabilities: as far from 0.9 to 0.99 as from 0.99 to 0.999. */
export const logOdds = warped((share) => Math.log(share / (1 - share)));
