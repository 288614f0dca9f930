import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { EngineError, SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";
import { peaksOf } from "../constellations.ts";
import { listen } from "../listen.ts";
import { concatenated, louder, part, silence, tone, tune, whiteNoise } from "../sounds.ts";

const RATE_HZ = 16_000;

describe("the engine", () => {
  it.each([16_000, 44_100, 48_000])("gives the same bytes however audio at %i Hz is cut", async (rateHz) => {
    const samples = tune(1, 4, rateHz);
    const whole = encodeConstellation(await listen(samples, rateHz));
    const random = seededRandom(2);
    for (const longest of [3, 400, 20_000]) {
      const engine = await loadEngine();
      engine.open(rateHz);
      for (let at = 0; at < samples.length; ) {
        const length = random.whole(0, longest);
        engine.push(samples.subarray(at, at + length));
        at += length;
      }
      engine.finish();
      expect(encodeConstellation(engine.constellation(QUERY_PEAKS_PER_SECOND))).toEqual(whole);
    }
  });

  it("gives a part of a stream as if only that part had been heard, but for its edges", async () => {
    const samples = tune(5, 12, RATE_HZ);
    const engine = await loadEngine();
    engine.open(RATE_HZ);
    engine.push(samples);
    const inside = engine.constellationOf(4, 9, QUERY_PEAKS_PER_SECOND);
    const alone = await listen(part(samples, 4, 9, RATE_HZ), RATE_HZ);
    expect(ticksToSeconds(inside.durationTicks)).toBe(5);
    // Frames lie elsewhere, so peaks are the same to a tick or two, and only most of them.
    const isAmong = (time: number, step: number) =>
      alone.times.some((t, i) => Math.abs(t - time) <= 3 && Math.abs(alone.steps[i] - step) <= 2);
    const shared = Array.from(inside.times).filter((time, i) => isAmong(time, inside.steps[i])).length;
    expect(shared / inside.times.length).toBeGreaterThan(0.8);
  });

  it("goes on after it was told to forget, with the same peaks from there on", async () => {
    const samples = tune(6, 8, RATE_HZ);
    const engine = await loadEngine();
    engine.open(RATE_HZ);
    engine.push(samples.subarray(0, 5 * RATE_HZ));
    engine.forgetBefore(3);
    engine.push(samples.subarray(5 * RATE_HZ));
    const whole = await loadEngine();
    whole.open(RATE_HZ);
    whole.push(samples);
    const recent = encodeConstellation(engine.constellationOf(4, 7, QUERY_PEAKS_PER_SECOND));
    expect(recent).toEqual(encodeConstellation(whole.constellationOf(4, 7, QUERY_PEAKS_PER_SECOND)));
  });

  it("hears no peak in silence", async () => {
    const constellation = await listen(silence(3, RATE_HZ), RATE_HZ);
    expect(constellation.times).toHaveLength(0);
    expect(ticksToSeconds(constellation.durationTicks)).toBeCloseTo(3, 0);
  });

  it("says how much it heard, to about a sixth of a second, while listening and after", async () => {
    const engine = await loadEngine();
    engine.open(44_100);
    expect(engine.heardSeconds).toBe(0);
    engine.push(whiteNoise(1, 2, 44_100));
    expect(Math.abs(engine.heardSeconds - 2)).toBeLessThan(0.17);
    engine.finish();
    expect(Math.abs(engine.heardSeconds - 2)).toBeLessThan(0.17);
  });

  it("knows the beginning of a clip before it ends", async () => {
    const samples = tune(3, 6, RATE_HZ);
    const engine = await loadEngine();
    engine.open(RATE_HZ);
    engine.push(part(samples, 0, 3, RATE_HZ));
    const early = peaksOf(engine.constellation(QUERY_PEAKS_PER_SECOND));
    engine.push(part(samples, 3, 6, RATE_HZ));
    const late = peaksOf(engine.constellation(QUERY_PEAKS_PER_SECOND));
    const isEarly = ({ time }: { time: number }) => ticksToSeconds(time) < 1.5;
    expect(late.filter(isEarly)).toEqual(early.filter(isEarly));
  });

  it("is not poisoned by what is not a number, infinite or huge", async () => {
    const bad = Float32Array.of(Number.NaN, Infinity, -Infinity, 1e30, -1e30, 3.4e38, 1e-45, -0);
    const samples = tune(4, 4, RATE_HZ);
    const clean = peaksOf(await listen(samples, RATE_HZ));
    const dirty = samples.slice();
    for (let i = 0; i < 200; i++) dirty[8000 + i] = bad[i % bad.length];
    const heard = peaksOf(await listen(dirty, RATE_HZ));
    const isAfter = ({ time }: { time: number }) => ticksToSeconds(time) > 2;
    expect(clean.filter(isAfter).length).toBeGreaterThan(60);
    expect(heard.filter(isAfter)).toEqual(clean.filter(isAfter));
  });

  it.each([11_025, 16_000, 48_000])("takes nothing but wild values at %i Hz for silence", async (rateHz) => {
    const { times } = await listen(new Float32Array(rateHz).fill(Number.NaN), rateHz);
    expect(times).toHaveLength(0);
  });

  it("finds nearly the same peaks 30 dB quieter", async () => {
    const samples = tune(5, 5, RATE_HZ);
    const loud = peaksOf(await listen(samples, RATE_HZ));
    const quiet = peaksOf(await listen(louder(samples, -30), RATE_HZ));
    const places = new Set(quiet.map(({ time, step }) => `${time} ${step}`));
    const same = loud.filter(({ time, step }) => places.has(`${time} ${step}`));
    expect(same.length / loud.length).toBeGreaterThan(0.9);
  });

  it("hears no more of what it heard before when it is opened again", async () => {
    const samples = tune(6, 3, 44_100);
    const fresh = await listen(samples, 44_100);
    const engine = await loadEngine();
    engine.open(48_000);
    engine.push(tune(7, 3.3, 48_000));
    engine.open(44_100);
    expect(engine.heardSeconds).toBe(0);
    expect(engine.constellation(QUERY_PEAKS_PER_SECOND).times).toHaveLength(0);
    engine.push(samples);
    engine.finish();
    expect(engine.constellation(QUERY_PEAKS_PER_SECOND)).toEqual(fresh);
  });

  it.each([8000, 16_000, 44_100, 48_000])(
    "hears nothing in silence at %i Hz after something deafening",
    async (rateHz) => {
      const engine = await loadEngine();
      engine.open(rateHz);
      engine.push(whiteNoise(9, 1.001, rateHz, 20));
      engine.open(rateHz);
      engine.push(silence(1, rateHz));
      engine.finish();
      expect(engine.constellation(QUERY_PEAKS_PER_SECOND).times).toHaveLength(0);
    },
  );

  it.each([0, 100, 7999, 192_001, 44_100.5, -44_100, Number.NaN, Infinity])(
    "refuses a rate of %d Hz",
    async (rateHz) => {
      const engine = await loadEngine();
      expect(() => engine.open(rateHz)).toThrow(EngineError);
      expect(() => engine.open(rateHz)).toThrow(expect.objectContaining({ code: "unsupported-rate" }));
    },
  );

  it("refuses samples before it is opened and after it is finished", async () => {
    const engine = await loadEngine();
    const push = () => engine.push(silence(0.1, RATE_HZ));
    expect(push).toThrow(expect.objectContaining({ code: "not-open" }));
    engine.open(RATE_HZ);
    expect(push).not.toThrow();
    engine.finish();
    expect(push).toThrow(expect.objectContaining({ code: "not-open" }));
  });

  it("keeps the first and the last note of a clip", async () => {
    const note = tone(1000, 0.25, RATE_HZ);
    const { times } = await listen(concatenated(note, silence(2, RATE_HZ), note), RATE_HZ);
    expect(ticksToSeconds(times[0])).toBeLessThan(0.3);
    expect(ticksToSeconds(times.at(-1)!)).toBeGreaterThan(2.2);
  });

  it("takes far more audio than a query has without losing peaks", async () => {
    const engine = await loadEngine();
    engine.open(RATE_HZ);
    const tenSeconds = whiteNoise(8, 10, RATE_HZ);
    for (let i = 0; i < 18; i++) engine.push(tenSeconds);
    engine.finish();
    const { times } = engine.constellation(QUERY_PEAKS_PER_SECOND);
    const perSecond = new Uint32Array(180);
    for (const time of times) perSecond[Math.floor(ticksToSeconds(time))]++;
    expect(Math.min(...perSecond)).toBeGreaterThan(30);
  });

  it("shows a tone as the tallest band of its spectrum, and silence as nothing", async () => {
    const engine = await loadEngine();
    const bands = new Uint8Array(SPECTRUM_BANDS);
    const tallest = async (hz: number) => {
      engine.open(48_000);
      engine.push(tone(hz, 0.5, 48_000));
      engine.readSpectrum(bands);
      return bands.indexOf(Math.max(...bands));
    };
    const places = [];
    for (const hz of [200, 400, 800, 1600, 3200, 6000]) places.push(await tallest(hz));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(6);
    expect(places[0]).toBeLessThan(10);
    expect(places[5]).toBeGreaterThan(60);
    expect(bands[places[5]]).toBeGreaterThan(180);

    engine.open(48_000);
    engine.push(silence(0.5, 48_000));
    engine.readSpectrum(bands);
    expect(Math.max(...bands)).toBe(0);
  });
});
