import type { Constellation } from "./constellation.ts";

/** The part of a constellation from tick `start` on, `length` ticks long at most; its times count from `start`. */
export function excerpt(
  { durationTicks, times, steps, tiers, levels }: Constellation,
  start: number,
  length: number,
): Constellation {
  const end = Math.min(durationTicks, start + length);
  const first = firstAtOrAfter(times, start);
  const last = firstAtOrAfter(times, end);
  return {
    durationTicks: Math.max(0, end - start),
    times: times.slice(first, last).map((time) => time - start),
    steps: steps.slice(first, last),
    tiers: tiers.slice(first, last),
    levels: levels.slice(first, last),
  };
}

/** Index of the first of sorted times that is not before `tick`; how many there are if all are. */
export function firstAtOrAfter(times: ArrayLike<number>, tick: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < tick) low = middle + 1;
    else high = middle;
  }
  return low;
}
