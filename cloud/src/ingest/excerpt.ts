import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";

/** The part of a constellation from `start` on, `length` ticks long at most; its times count from `start`. */
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

function firstAtOrAfter(times: Uint32Array, tick: number): number {
  const index = times.findIndex((time) => time >= tick);
  return index < 0 ? times.length : index;
}
