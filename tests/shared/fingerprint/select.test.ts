import { TIER_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/constellation.ts";
import { STEPS_PER_OCTAVE } from "@sonica/shared/src/fingerprint/params.ts";
import { PeakList } from "@sonica/shared/src/fingerprint/peak-list.ts";
import { selectPeaks } from "@sonica/shared/src/fingerprint/select.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";
import { peaksOf } from "../constellations.ts";

interface RawPeak {
  readonly time: number;
  readonly step: number;
  readonly level: number;
}

/** Raw peaks as dense as the engine finds them, with many equal levels. */
function rawPeaks(seed: number, durationTicks: number, perSecond = 300): RawPeak[] {
  const random = seededRandom(seed);
  const count = Math.round(perSecond * ticksToSeconds(durationTicks));
  return Array.from({ length: count }, () => ({
    time: random.whole(0, durationTicks),
    step: random.whole(0, 1457),
    level: 1024 * random.whole(0, 60),
  })).sort((a, b) => a.time - b.time || a.step - b.step);
}

function listOf(peaks: readonly RawPeak[]): PeakList {
  const list = new PeakList();
  for (const { time, step, level } of peaks) list.add(time, step, level);
  return list;
}

const select = (peaks: readonly RawPeak[], durationTicks: number, perSecond: number) =>
  peaksOf(selectPeaks(listOf(peaks), durationTicks, perSecond));

/** The same choice, straight from its definition: every peak against every other. */
function selectPlainly(peaks: readonly RawPeak[], durationTicks: number, perSecond: number) {
  const isStronger = (a: RawPeak, i: number, b: RawPeak, j: number) =>
    a.level > b.level || (a.level === b.level && i < j);
  const unhidden = peaks
    .map((peak, i) => {
      const distances = peaks
        .filter((other, j) => isStronger(other, j, peak, i))
        .map(({ time, step }) => Math.hypot((time - peak.time) / 125, (step - peak.step) / (0.34 * STEPS_PER_OCTAVE)));
      const nearest = Math.min(0.75, ...distances);
      const crowding = 7 * Math.log2(0.75 / nearest);
      return { ...peak, nearest, prominence: peak.level / 1024 + peak.step / STEPS_PER_OCTAVE - crowding };
    })
    .filter(({ nearest }) => nearest >= 0.4);
  return unhidden.flatMap(({ time, step, prominence, level }) => {
    const isBetter = (other: (typeof unhidden)[number]) =>
      Math.abs(other.time - time) <= 500 && other.prominence > prominence + 1e-9;
    const better = unhidden.filter(isBetter).length;
    const windowTicks = Math.min(durationTicks, time + 500) - Math.max(0, time - 500);
    const density = better / Math.max(windowTicks / 500, 0.5);
    if (density >= perSecond) return [];
    const tier = TIER_PEAKS_PER_SECOND.findIndex((limit) => density < limit);
    return [{ time, step, tier: tier < 0 ? 7 : tier, level: Math.min(31, Math.floor(level / 1024)) }];
  });
}

describe("selection", () => {
  it.each([
    [1, 2500, 30],
    [2, 2500, 60],
    [3, 700, 12],
    [4, 100, 60],
    [5, 0, 60],
  ])("keeps what its definition keeps: seed %i, %i ticks, %i a second", (seed, durationTicks, perSecond) => {
    const peaks = rawPeaks(seed, durationTicks);
    expect(select(peaks, durationTicks, perSecond)).toEqual(selectPlainly(peaks, durationTicks, perSecond));
  });

  it("keeps in a sparse set only what the denser ones keep", () => {
    const peaks = rawPeaks(6, 10_000);
    const sets = [8, 12, 20, 30, 60].map((perSecond) => select(peaks, 10_000, perSecond));
    for (const [i, sparse] of sets.slice(0, -1).entries()) expect(sets[i + 1]).toEqual(expect.arrayContaining(sparse));
  });

  it("tells by its tiers which peaks a sparser set has", () => {
    const peaks = rawPeaks(7, 10_000);
    const dense = select(peaks, 10_000, 60);
    for (const [tier, perSecond] of TIER_PEAKS_PER_SECOND.entries()) {
      expect(dense.filter((peak) => peak.tier <= tier)).toEqual(select(peaks, 10_000, perSecond));
    }
  });

  it.each([8, 12, 20, 30, 60])("keeps about %i peaks a second where there are more", (perSecond) => {
    const kept = select(rawPeaks(8, 30_000, 600), 30_000, perSecond).length / 60;
    expect(kept).toBeGreaterThan(0.9 * perSecond);
    expect(kept).toBeLessThan(1.1 * perSecond);
  });

  it("keeps a peak's tier when the clip is cut elsewhere, but near the cut", () => {
    const peaks = rawPeaks(9, 6000);
    const whole = select(peaks, 6000, 60);
    const from = 1003;
    const cut = peaks.filter(({ time }) => time >= from).map((peak) => ({ ...peak, time: peak.time - from }));
    const isFar = ({ time }: { time: number }) => time > from + 500 + 3 * 125 * 2;
    const clip = select(cut, 6000 - from, 60).map((peak) => ({ ...peak, time: peak.time + from }));
    expect(clip.filter(isFar).length).toBeGreaterThan(300);
    expect(clip.filter(isFar)).toEqual(whole.filter(isFar));
  });

  it("keeps the strongest of peaks that crowd", () => {
    const crowd = Array.from({ length: 40 }, (_, i) => ({
      time: 250 + i,
      step: 700 + (i % 5),
      level: i === 17 ? 9000 : 8000,
    }));
    expect(select(crowd, 500, 60)).toEqual([expect.objectContaining({ time: 267, step: 702 })]);
  });

  it("keeps nothing of nothing", () => expect(select([], 500, 60)).toEqual([]));
});
