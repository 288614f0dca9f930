// A large catalogue out of a few songs: each recording is a medley of stretches of real constellations, every stretch at
// its own speed and pitch and half of them backwards, so that hashes and densities are those of music but no two
// recordings are alike.

import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { constellationOf } from "../../shared/constellations.ts";
import { type Random, seededRandom } from "../../signals/random.ts";

const SECONDS = 240;

/** Tiers up to this one make 30 peaks a second: what a recording keeps of a query's 60. */
const RECORDING_TIER = 4;

/** Four minutes of medley, as dense as a query; the same seed gives the same. */
export function medley(songs: readonly Constellation[], seed: number): Constellation {
  const random = seededRandom(seed);
  const durationTicks = secondsToTicks(SECONDS);
  const peaks = new Peaks();
  for (let start = 0; start < durationTicks; )
    start = addStretch(peaks, random, random.pick(songs), start, durationTicks);
  return peaks.constellation(durationTicks);
}

/** What a recording keeps of a dense constellation. */
export function asRecording({ durationTicks, times, steps, tiers, levels }: Constellation): Constellation {
  const peaks = new Peaks();
  for (let i = 0; i < times.length; i++) {
    if (tiers[i] <= RECORDING_TIER) peaks.add(times[i], steps[i], tiers[i], levels[i]);
  }
  return peaks.constellation(durationTicks);
}

/** @returns where the stretch ends */
function addStretch(peaks: Peaks, random: Random, song: Constellation, start: number, end: number): number {
  const stretchTicks = secondsToTicks(random.between(15, 30));
  const from = random.between(0, Math.max(0, song.durationTicks - stretchTicks));
  const scale = random.between(0.7, 1.4);
  const shift = Math.round(random.between(-144, 144));
  const isBackwards = random.chance(0.5);
  const last = song.times.length - 1;
  for (let n = 0; n <= last; n++) {
    const i = isBackwards ? last - n : n;
    const into = isBackwards ? from + stretchTicks - song.times[i] : song.times[i] - from;
    if (into < 0 || into >= stretchTicks) continue;
    const time = start + Math.round(into * scale);
    const step = song.steps[i] + shift;
    if (step < 0 || step > MAX_STEP || time >= end) continue;
    peaks.add(time, step, song.tiers[i], song.levels[i]);
  }
  return Math.min(end, start + Math.round(stretchTicks * scale));
}

class Peaks {
  readonly #peaks: { time: number; step: number; tier: number; level: number }[] = [];

  add(time: number, step: number, tier: number, level: number): void {
    this.#peaks.push({ time, step, tier, level });
  }

  /** Sorted, and each place once. */
  constellation(durationTicks: number): Constellation {
    return constellationOf(this.#peaks, durationTicks);
  }
}
