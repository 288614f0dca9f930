import type { Constellation } from "./constellation.ts";
import { Crowd } from "./crowd.ts";
import { distanceSquared, UNIT_TICKS } from "./isolation.ts";
import type { PeakList } from "./peak-list.ts";
import { densitiesOf, overPinkNoise, tierOf } from "./tiers.ts";

/** Peaks that stand farther apart than this have room enough. */
const ROOM = 0.75;
/** What standing half as far apart takes away, octaves of power. */
const CROWDING_COST = 7;

/** The engine's levels are 1/1024 of an octave of power; a class of level is an octave. */
const RAW_LEVELS_PER_OCTAVE = 1024;
const MAX_LEVEL = 31;

/**
 * The constellation of a stretch of audio: its most prominent peaks, of those that no stronger one hides. A peak's tier
 * follows from how many peaks within a second on either side are more prominent, so it does not depend on where the
 * stretch was cut, except within a second of its ends.
 */
export function selectPeaks(peaks: PeakList, durationTicks: number, peaksPerSecond: number): Constellation {
  const kept = keepUnhidden(peaks);
  const times = new Uint32Array(kept.count);
  const steps = new Uint16Array(kept.count);
  const tiers = new Uint8Array(kept.count);
  const levels = new Uint8Array(kept.count);
  const densities = densitiesOf(kept.times, kept.prominences, kept.count, durationTicks);
  let count = 0;
  for (let i = 0; i < kept.count; i++) {
    const time = kept.times[i];
    if (time > durationTicks) break;
    const density = densities[i];
    if (density >= peaksPerSecond) continue;
    if (count > 0 && times[count - 1] === time && steps[count - 1] === kept.steps[i]) continue;
    times[count] = time;
    steps[count] = kept.steps[i];
    levels[count] = Math.min(MAX_LEVEL, kept.levels[i] / RAW_LEVELS_PER_OCTAVE);
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

interface UnhiddenPeaks {
  readonly count: number;
  readonly times: Uint32Array;
  readonly steps: Uint16Array;
  readonly levels: Uint16Array;
  readonly prominences: Float64Array;
}

/** The peaks that stand alone within CLOSEST. */
function keepUnhidden(peaks: PeakList): UnhiddenPeaks {
  const { times, steps, levels, length } = peaks;
  const kept = {
    count: 0,
    times: new Uint32Array(length),
    steps: new Uint16Array(length),
    levels: new Uint16Array(length),
    prominences: new Float64Array(length),
  };
  const crowd = new Crowd(peaks);
  for (let i = 0; i < length; i++) {
    if (crowd.hides(i)) continue;
    kept.times[kept.count] = times[i];
    kept.steps[kept.count] = steps[i];
    kept.levels[kept.count] = levels[i];
    const nearest = nearestOnSide(peaks, i, -1, nearestOnSide(peaks, i, 1, ROOM ** 2));
    kept.prominences[kept.count++] = prominenceOf(levels[i], steps[i], nearest);
  }
  return kept;
}

/**
 * How likely a peak is to be found again whatever is added, in octaves of power: its level over pink noise, less what it
 * may be moved by a stronger neighbour.
 */
const prominenceOf = (level: number, step: number, nearestSquared: number): number =>
  overPinkNoise(level / RAW_LEVELS_PER_OCTAVE, step) + (CROWDING_COST / 2) * Math.log2(nearestSquared / ROOM ** 2);

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
