import { type Constellation, TIER_PEAKS_PER_SECOND } from "./constellation.ts";
import { Crowd } from "./crowd.ts";
import { distanceSquared, UNIT_TICKS } from "./isolation.ts";
import type { PeakList } from "./peak-list.ts";
import { secondsToTicks, ticksToSeconds } from "./units.ts";

/** Farther than this isolation is not measured: 5 a second stand so alone, and the first tier holds 8. */
const FARTHEST = 2;

/** The engine's levels are 1/1024 of an octave of power. */
const RAW_LEVELS_PER_CLASS = 1024;
const MAX_LEVEL = 31;

/** Peaks within this time on either side compete for the quota. */
const QUOTA_TICKS = secondsToTicks(1);

/**
 * The constellation of a stretch of audio: its most isolated peaks, isolation being the distance to the nearest
 * stronger peak. A peak's tier follows from how many peaks within a second on either side are more isolated, so it does
 * not depend on where the stretch was cut, except within a second of its ends.
 */
export function selectPeaks(peaks: PeakList, durationTicks: number, peaksPerSecond: number): Constellation {
  const kept = keepIsolated(peaks);
  const times = new Uint32Array(kept.count);
  const steps = new Uint16Array(kept.count);
  const tiers = new Uint8Array(kept.count);
  const levels = new Uint8Array(kept.count);
  let count = 0;
  for (let i = 0, windowStart = 0; i < kept.count; i++) {
    const time = kept.times[i];
    if (time > durationTicks) break;
    while (kept.times[windowStart] + QUOTA_TICKS < time) windowStart++;
    let better = 0;
    for (let j = windowStart; j < kept.count && kept.times[j] <= time + QUOTA_TICKS; j++) {
      if (kept.isolations[j] > kept.isolations[i]) better++;
    }
    const windowTicks = Math.min(durationTicks, time + QUOTA_TICKS) - Math.max(0, time - QUOTA_TICKS);
    const density = better / Math.max(ticksToSeconds(windowTicks), 0.5);
    if (density >= peaksPerSecond) continue;
    if (count > 0 && times[count - 1] === time && steps[count - 1] === kept.steps[i]) continue;
    times[count] = time;
    steps[count] = kept.steps[i];
    levels[count] = Math.min(MAX_LEVEL, kept.levels[i] / RAW_LEVELS_PER_CLASS);
    tiers[count++] = tierOf(density);
  }
  return {
    durationTicks,
    times: times.slice(0, count),
    steps: steps.slice(0, count),
    tiers: tiers.slice(0, count),
    levels: levels.slice(0, count),
  };
}

function tierOf(density: number): number {
  let tier = 0;
  while (tier < TIER_PEAKS_PER_SECOND.length - 1 && density >= TIER_PEAKS_PER_SECOND[tier]) tier++;
  return tier;
}

interface IsolatedPeaks {
  readonly count: number;
  readonly times: Uint32Array;
  readonly steps: Uint16Array;
  readonly levels: Uint16Array;
  readonly isolations: Float64Array;
}

/** The peaks that stand alone within CLOSEST, with the square of their isolation. */
function keepIsolated(peaks: PeakList): IsolatedPeaks {
  const { times, steps, levels, length } = peaks;
  const kept = {
    count: 0,
    times: new Uint32Array(length),
    steps: new Uint16Array(length),
    levels: new Uint16Array(length),
    isolations: new Float64Array(length),
  };
  const crowd = new Crowd(peaks);
  for (let i = 0; i < length; i++) {
    if (crowd.hides(i)) continue;
    kept.times[kept.count] = times[i];
    kept.steps[kept.count] = steps[i];
    kept.levels[kept.count] = levels[i];
    kept.isolations[kept.count++] = nearestOnSide(peaks, i, -1, nearestOnSide(peaks, i, 1, FARTHEST ** 2));
  }
  return kept;
}

/** Squared distance to the nearest stronger peak later (1) or earlier (−1), at most `limit`. */
function nearestOnSide({ times, steps, levels, length }: PeakList, i: number, side: 1 | -1, limit: number): number {
  const time = times[i];
  const step = steps[i];
  const level = levels[i];
  let nearest = limit;
  let reach = Math.sqrt(nearest) * UNIT_TICKS;
  for (let j = i + side; j >= 0 && j < length; j += side) {
    const ticks = (times[j] - time) * side;
    if (ticks >= reach) break;
    if (levels[j] < level || (levels[j] === level && j > i)) continue;
    const distance = distanceSquared(ticks, steps[j] - step);
    if (distance >= nearest) continue;
    nearest = distance;
    reach = Math.sqrt(nearest) * UNIT_TICKS;
  }
  return nearest;
}
