import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { PLAIN, tapeSpeed } from "@sonica/shared/src/match/hypothesis.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { Verifier } from "@sonica/shared/src/match/verify.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { constellationOf, cut, peaksOf, worn } from "../constellations.ts";
import { listen, listenAsRecording } from "../listen.ts";
import { segmentOf } from "../segments.ts";
import { part, tune, withNoise } from "../sounds.ts";

const RATE_HZ = 16_000;
const SECONDS = 40;
const JITTER = { survival: 1, jitterTicks: 1.5, jitterSteps: 0.7, noisePerSecond: 0 };

describe("the verifier", () => {
  const songs = [11, 12, 13].map((seed) => tune(seed, SECONDS, RATE_HZ));
  let segment: Segment;
  let dense: Constellation[];

  beforeAll(async () => {
    segment = segmentOf(await Promise.all(songs.map((song) => listenAsRecording(song, RATE_HZ))));
    dense = await Promise.all(songs.map((song) => listen(song, RATE_HZ)));
  }, 60_000);

  const verify = (clip: Constellation, recording: number, seconds: number, hypothesis = PLAIN) =>
    new Verifier(clip).verify(segment, recording, secondsToTicks(seconds), hypothesis);

  it("finds more for the right place than for any other, in noise as loud as the music", async () => {
    const from = 14.37;
    const clip = await listen(withNoise(part(songs[1], from, from + 5, RATE_HZ), 1, 0), RATE_HZ);
    const verifier = new Verifier(clip);
    const right = verifier.verify(segment, 1, secondsToTicks(from), PLAIN).evidence;
    for (let recording = 0; recording < 3; recording++) {
      for (let seconds = 0; seconds < SECONDS - 5; seconds += 0.061) {
        if (recording === 1 && Math.abs(seconds - from) < 0.15) continue;
        const { evidence } = verifier.verify(segment, recording, secondsToTicks(seconds), PLAIN);
        if (evidence >= right)
          expect.fail(`recording ${recording} at ${seconds} s: ${evidence}, right place: ${right}`);
      }
    }
  });

  it.each([-0.06, -0.031, 0, 0.02, 0.06])("brings an offset that was nominated %d s off to within 10 ms", (error) => {
    for (const from of [2.2, 17.77, 33.333]) {
      const clip = worn(cut(dense[0], from, 5), 5, JITTER);
      const { offsetTicks } = verify(clip, 0, from + error);
      expect(Math.abs(ticksToSeconds(offsetTicks) - from), `${from} s`).toBeLessThan(0.01);
    }
  });

  it.each([-0.006, -0.003, 0.004, 0.006])("measures a clip whose clock runs %d off", (drift) => {
    const clip = worn(cut(dense[2], 12, 8), 6, { ...JITTER, drift });
    const { hypothesis, offsetTicks } = verify(clip, 2, 12);
    expect(Math.abs(hypothesis.timeScale - 1 / (1 + drift))).toBeLessThan(0.001);
    expect(Math.abs(ticksToSeconds(offsetTicks) - 12)).toBeLessThan(0.02);
  });

  it.each([5, 0, -5])("hears no other music in what noise at %d dB leaves over", async (decibels) => {
    const clip = await listen(withNoise(part(songs[1], 8, 13, RATE_HZ), 3, decibels), RATE_HZ);
    expect(verify(clip, 1, 8).musicLeft).toBeLessThan(0.35);
  });

  it("hears the other song when two play at once, and holds it against a sparse match", async () => {
    const [one, other] = [part(songs[0], 8, 13, RATE_HZ), part(songs[2], 20, 25, RATE_HZ)];
    const both = await listen(
      one.map((sample, i) => 0.5 * (sample + 4 * other[i])),
      RATE_HZ,
    );
    const found = verify(both, 0, 8);
    expect(found.musicLeft).toBeGreaterThan(0.7);
    expect(found.matchedPeaks).toBeLessThan(0.45 * found.comparedPeaks);
    expect(found.evidence).toBeLessThan(found.support);
  });

  it("finds far less in common between strangers", async () => {
    const right = verify(await listen(part(songs[0], 10, 15, RATE_HZ), RATE_HZ), 0, 10).evidence;
    const stranger = await listen(tune(99, 5, RATE_HZ), RATE_HZ);
    for (let seconds = 0; seconds < SECONDS - 5; seconds += 0.5) {
      expect(verify(stranger, 0, seconds).evidence).toBeLessThan(right / 3);
    }
  });

  it("lays a clip of altered tape speed over its recording", () => {
    const speed = 1.25;
    const hypothesis = tapeSpeed(speed);
    const original = cut(dense[1], 10, 6.25);
    const faster = peaksOf(original)
      .map((peak) => ({
        ...peak,
        time: Math.round(peak.time / speed),
        step: Math.round(peak.step - hypothesis.stepShift),
      }))
      .filter(({ step }) => step <= 1457);
    const clip = constellationOf(faster, secondsToTicks(5));
    const found = verify(clip, 1, 10, hypothesis);
    expect(found.hypothesis.timeScale).toBeCloseTo(speed, 2);
    expect(found.evidence).toBeGreaterThan(verify(clip, 1, 10).evidence + 40);
  });

  it("counts what it compared, and of that what it found", () => {
    const clip = cut(dense[0], 10, 5);
    const { comparedPeaks, matchedPeaks } = verify(clip, 0, 10);
    expect(comparedPeaks).toBeGreaterThan(100);
    expect(matchedPeaks).toBeLessThanOrEqual(comparedPeaks);
    expect(matchedPeaks / comparedPeaks).toBeGreaterThan(0.9);
  });

  it("compares only the part of a clip that lies inside the recording", () => {
    const whole = verify(cut(dense[0], 0, 5), 0, 0);
    const early = verify(cut(dense[0], -2.5, 5), 0, -2.5);
    expect(early.comparedPeaks).toBeLessThan(whole.comparedPeaks);
    expect(early.matchedPeaks / early.comparedPeaks).toBeGreaterThan(0.9);
  });

  it("finds no evidence where there is nothing to compare", () => {
    const empty = constellationOf([], secondsToTicks(5));
    expect(verify(cut(dense[0], 10, 5), 0, 500).evidence).toBeLessThanOrEqual(0);
    expect(verify(empty, 0, 10).evidence).toBeLessThanOrEqual(0);
  });

  it("answers the same whatever was asked before", () => {
    const clip = cut(dense[0], 10, 5);
    const verifier = new Verifier(clip);
    const first = verifier.verify(segment, 0, secondsToTicks(10), PLAIN);
    verifier.verify(segment, 1, secondsToTicks(20), PLAIN);
    verifier.verify(segment, 2, -secondsToTicks(3), tapeSpeed(0.8));
    expect(verifier.verify(segment, 0, secondsToTicks(10), PLAIN)).toEqual(first);
  });
});
