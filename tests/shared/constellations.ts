// Made-up constellations: seeded ones that resemble music's density, and arbitrary ones for properties.
import { type Constellation, TIER_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_PEAKS_PER_SECOND, MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import fc from "fast-check";
import { seededRandom } from "../signals/random.ts";

export interface Peak {
  readonly time: number;
  readonly step: number;
  readonly tier: number;
  /** 0 to 31. */
  readonly level: number;
}

/** Sorts peaks as the format wants them; of two at the same place the first stays. */
export function constellationOf(peaks: readonly Peak[], durationTicks: number): Constellation {
  const sorted = peaks.toSorted((a, b) => a.time - b.time || a.step - b.step);
  const kept = sorted.filter(
    ({ time, step }, i) => i === 0 || time !== sorted[i - 1].time || step !== sorted[i - 1].step,
  );
  return {
    durationTicks,
    times: Uint32Array.from(kept, ({ time }) => time),
    steps: Uint16Array.from(kept, ({ step }) => step),
    tiers: Uint8Array.from(kept, ({ tier }) => tier),
    levels: Uint8Array.from(kept, ({ level }) => level),
  };
}

export const peaksOf = ({ times, steps, tiers, levels }: Constellation): Peak[] =>
  Array.from(times, (time, i) => ({ time, step: steps[i], tier: tiers[i], level: levels[i] }));

/** Peaks anywhere, with tiers as often as the densities say. */
export function randomConstellation(seed: number, seconds: number, peaksPerSecond = 30): Constellation {
  const random = seededRandom(seed);
  const durationTicks = secondsToTicks(seconds);
  const peaks = Array.from({ length: Math.round(seconds * peaksPerSecond) }, (): Peak => {
    const density = random.between(0, peaksPerSecond);
    const tier = TIER_PEAKS_PER_SECOND.findIndex((limit) => density < limit);
    return { time: random.whole(0, durationTicks), step: random.whole(0, MAX_STEP), tier, level: random.whole(12, 28) };
  });
  return constellationOf(peaks, durationTicks);
}

/** The stretch from second `from` on, as a clip that starts there; may reach beyond either end. */
export function cut(constellation: Constellation, from: number, seconds: number): Constellation {
  const start = secondsToTicks(from);
  const durationTicks = secondsToTicks(seconds);
  const inside = peaksOf(constellation)
    .map((peak) => ({ ...peak, time: peak.time - start }))
    .filter(({ time }) => time >= 0 && time <= durationTicks);
  return constellationOf(inside, durationTicks);
}

interface Wear {
  /** Part of the peaks that stays. */
  readonly survival: number;
  /** Deviation of what stays, ticks and steps. */
  readonly jitterTicks: number;
  readonly jitterSteps: number;
  /** Chance peaks added per second. */
  readonly noisePerSecond: number;
  /** Clip time runs this much slower than the recording's: 0.004 is 0.4 %. */
  readonly drift?: number;
}

/** What a bad path leaves of a clip's peaks. */
export function worn(clip: Constellation, seed: number, wear: Wear): Constellation {
  const random = seededRandom(seed);
  const { durationTicks } = clip;
  const clamp = (x: number, most: number) => Math.max(0, Math.min(most, Math.round(x)));
  const left = peaksOf(clip)
    .filter(() => random.chance(wear.survival))
    .map((peak) => ({
      ...peak,
      time: clamp(peak.time * (1 + (wear.drift ?? 0)) + wear.jitterTicks * random.normal(), durationTicks),
      step: clamp(peak.step + wear.jitterSteps * random.normal(), MAX_STEP),
    }));
  const noise = Array.from({ length: Math.round(wear.noisePerSecond * ticksToSeconds(durationTicks)) }, () => ({
    time: random.whole(0, durationTicks),
    step: random.whole(0, MAX_STEP),
    tier: random.whole(0, 7),
    level: random.whole(12, 28),
  }));
  return constellationOf([...left, ...noise], durationTicks);
}

/** Any well-formed constellation, the empty one and one with long silences included. */
export const anyConstellation = (longestSeconds = 20): fc.Arbitrary<Constellation> =>
  fc.integer({ min: 0, max: secondsToTicks(longestSeconds) }).chain((durationTicks) =>
    fc
      .array(
        fc.record({
          time: fc.integer({ min: 0, max: durationTicks }),
          step: fc.integer({ min: 0, max: MAX_STEP }),
          tier: fc.integer({ min: 0, max: 7 }),
          level: fc.integer({ min: 0, max: 31 }),
        }),
        { maxLength: Math.min(400, Math.floor(MAX_PEAKS_PER_SECOND * (ticksToSeconds(durationTicks) + 1))) },
      )
      .map((peaks) => constellationOf(peaks, durationTicks)),
  );

/** A recording id that tells its number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

export const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);
