import { TIER_PEAKS_PER_SECOND } from "./constellation.ts";
import { STEPS_PER_OCTAVE } from "./params.ts";
import { secondsToTicks, ticksToSeconds } from "./units.ts";

/** Peaks within this time on either side are compared. */
const REACH_TICKS = secondsToTicks(1);

/** Next to an end less than two seconds are looked at, and never less than this. */
const SHORTEST_SECONDS = 0.5;

/** A peak's level over pink noise, octaves of power. */
export const overPinkNoise = (octaves: number, step: number): number => octaves + step / STEPS_PER_OCTAVE;

/** For each of the first `count` peaks, in order of time, how many a second within a second are more prominent. */
export function densitiesOf(
  times: ArrayLike<number>,
  prominences: ArrayLike<number>,
  count: number,
  durationTicks: number,
): Float64Array {
  const densities = new Float64Array(count);
  for (let i = 0, first = 0; i < count; i++) {
    const time = times[i];
    while (times[first] < time - REACH_TICKS) first++;
    let better = 0;
    for (let j = first; j < count && times[j] <= time + REACH_TICKS; j++) {
      if (prominences[j] > prominences[i]) better++;
    }
    const windowTicks = Math.min(durationTicks, time + REACH_TICKS) - Math.max(0, time - REACH_TICKS);
    densities[i] = better / Math.max(ticksToSeconds(windowTicks), SHORTEST_SECONDS);
  }
  return densities;
}

/** The tier of a peak that so many a second are more prominent than. */
export function tierOf(density: number): number {
  let tier = 0;
  while (tier < TIER_PEAKS_PER_SECOND.length - 1 && density >= TIER_PEAKS_PER_SECOND[tier]) tier++;
  return tier;
}
