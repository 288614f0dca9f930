import { type Interval, wilson } from "./wilson.ts";

/** Of `count`, `hits`: with the interval the true share lies in. */
export interface Share extends Interval {
  readonly hits: number;
  readonly count: number;
}

export function shareOf<T>(values: readonly T[], isHit: (value: T) => boolean): Share {
  const hits = values.filter(isHit).length;
  return { hits, count: values.length, ...wilson(hits, values.length) };
}
