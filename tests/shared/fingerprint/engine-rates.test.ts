import { stepsToHz, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";
import { listen } from "../listen.ts";
import { addAt, silence, tone, toneBurst } from "../sounds.ts";

const BURST_SECONDS = 0.16;

/** Bursts far apart in time and frequency: seconds of the middle, Hz. */
const BURSTS = [
  [0.5, 440],
  [1.2, 2500],
  [1.9, 250],
  [2.6, 1234.5],
  [3.3, 3300],
  [4, 700],
] as const;

/** Only what is louder than the bursts' own skirts. */
async function loudPeaks(samples: Float32Array, rateHz: number) {
  const { times, steps, levels } = await listen(samples, rateHz);
  const loudest = Math.max(0, ...levels);
  return Array.from(times, (time, i) => ({
    seconds: ticksToSeconds(time),
    hz: stepsToHz(steps[i]),
    level: levels[i],
  })).filter(({ level }) => level >= loudest - 4);
}

describe.each([8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000])(
  "at %i Hz",
  (rateHz) => {
    it("finds tone bursts within 5 ms and 1 %, and nothing else as loud", async () => {
      const samples = silence(4.5, rateHz);
      for (const [middle, hz] of BURSTS)
        addAt(samples, toneBurst(hz, BURST_SECONDS, rateHz), middle - BURST_SECONDS / 2, rateHz);
      const peaks = await loudPeaks(samples, rateHz);
      expect(peaks).toHaveLength(BURSTS.length);
      for (const [i, [seconds, hz]] of BURSTS.entries()) {
        expect(Math.abs(peaks[i].seconds - seconds), `time of ${hz} Hz`).toBeLessThan(0.005);
        expect(Math.abs(peaks[i].hz / hz - 1), `frequency of ${hz} Hz`).toBeLessThan(0.01);
      }
    });
  },
);

/** Two hundred notes over the whole band, the same at any rate. */
function notes(rateHz: number): Float32Array {
  const random = seededRandom(5);
  const whole = silence(8, rateHz);
  for (let i = 0; i < 200; i++) {
    const hz = 190 * 2 ** random.between(0, 5);
    addAt(whole, toneBurst(hz, 0.2, rateHz, random.between(0.02, 0.2)), random.whole(0, 770) / 100, rateHz);
  }
  return whole;
}

describe("resampling", () => {
  it.each([44_100, 48_000])("finds the peaks that it finds at 16 kHz, at %i Hz", async (rateHz) => {
    const there = await listen(notes(16_000), 16_000);
    const here = await listen(notes(rateHz), rateHz);
    const found = Array.from(there.times).filter((time, i) =>
      here.times.some((other, j) => Math.abs(other - time) <= 1 && Math.abs(here.steps[j] - there.steps[i]) <= 1),
    );
    expect(there.times.length).toBeGreaterThan(150);
    expect(found.length / there.times.length).toBeGreaterThan(0.98);
  });

  it.each([
    [44_100, 9_700],
    [48_000, 10_000],
    [48_000, 15_000],
    [48_000, 20_000],
    [96_000, 31_000],
    [192_000, 33_000],
  ])("brings no mirror image of a tone above the band: at %i Hz, %i Hz", async (rateHz, hz) => {
    const samples = tone(hz, 2, rateHz, 0.5);
    // the tone's own switching on and off is a click with every frequency in it
    for (let i = 0; i < 0.2 * rateHz; i++) {
      samples[i] *= i / (0.2 * rateHz);
      samples[samples.length - 1 - i] *= i / (0.2 * rateHz);
    }
    const { levels } = await listen(samples, rateHz);
    const inBand = await listen(toneBurst(1000, 2, rateHz), rateHz);
    expect(Math.max(...inBand.levels) - Math.max(0, ...levels)).toBeGreaterThan(60 / 3.01);
  });

  it.each([8_001, 9_999, 44_099, 47_999, 191_999])("copes with the odd rate of %i Hz", async (rateHz) => {
    const samples = silence(2, rateHz);
    addAt(samples, toneBurst(1500, BURST_SECONDS, rateHz), 1 - BURST_SECONDS / 2, rateHz);
    const [peak] = await loudPeaks(samples, rateHz);
    expect(Math.abs(peak.seconds - 1)).toBeLessThan(0.005);
    expect(Math.abs(peak.hz / 1500 - 1)).toBeLessThan(0.01);
  });
});
