import { type Constellation, TIER_PEAKS_PER_SECOND } from "./constellation.ts";
import { STEPS_PER_OCTAVE } from "./params.ts";
import type { PeakList } from "./peak-list.ts";
import { secondsToTicks, ticksToSeconds } from "./units.ts";

/** One unit of distance between peaks: 0.25 s in time or 0.34 octave in frequency. */
export const UNIT_TICKS = secondsToTicks(0.25);
const UNIT_STEPS = 0.34 * STEPS_PER_OCTAVE;

/** Squared distance in units of isolation. */
export const distanceSquared = (ticks: number, steps: number): number =>
  (ticks / UNIT_TICKS) ** 2 + (steps / UNIT_STEPS) ** 2;

/**
 * A peak with a stronger one within this distance is never kept. About N = 59.5/(π·r²) peaks a second stand alone
 * within r in a band of 5.06 octaves: 118 at 0.4, twice the densest tier.
 */
const CLOSEST = 0.4;

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
function keepIsolated({ times, steps, levels, length }: PeakList): IsolatedPeaks {
  const kept = {
    count: 0,
    times: new Uint32Array(length),
    steps: new Uint16Array(length),
    levels: new Uint16Array(length),
    isolations: new Float64Array(length),
  };
  for (let i = 0; i < length; i++) {
    const isolation = isolationOf(i);
    if (isolation < CLOSEST ** 2) continue;
    kept.times[kept.count] = times[i];
    kept.steps[kept.count] = steps[i];
    kept.levels[kept.count] = levels[i];
    kept.isolations[kept.count++] = isolation;
  }
  return kept;

  /** Squared distance to the nearest stronger peak, at most FARTHEST²; stops as soon as it is below CLOSEST². */
  function isolationOf(i: number): number {
    const later = nearestOnSide(i, 1, FARTHEST ** 2);
    return later < CLOSEST ** 2 ? later : nearestOnSide(i, -1, later);
  }

  function nearestOnSide(i: number, direction: number, limit: number): number {
    const time = times[i];
    const level = levels[i];
    let nearest = limit;
    let reach = Math.sqrt(nearest) * UNIT_TICKS;
    for (let j = i + direction; j >= 0 && j < length; j += direction) {
      const ticks = (times[j] - time) * direction;
      if (ticks >= reach) break;
      if (levels[j] < level || (levels[j] === level && j > i)) continue;
      const distance = distanceSquared(ticks, steps[j] - steps[i]);
      if (distance >= nearest) continue;
      nearest = distance;
      if (nearest < CLOSEST ** 2) break;
      reach = Math.sqrt(nearest) * UNIT_TICKS;
    }
    return nearest;
  }
}
