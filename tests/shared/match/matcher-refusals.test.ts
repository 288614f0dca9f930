import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_PEAKS_PER_SECOND, MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { constellationOf, cut, idOf, peaksOf, randomConstellation } from "../constellations.ts";
import { listen, listenAsRecording } from "../listen.ts";
import { segmentOf } from "../segments.ts";
import { concatenated, part, silence, tone, tune, whiteNoise } from "../sounds.ts";

const RATE_HZ = 16_000;

let recordings: Constellation[];
let matcher: Matcher;

beforeAll(async () => {
  recordings = [];
  for (let seed = 20; seed < 32; seed++) recordings.push(await listenAsRecording(tune(seed, 40, RATE_HZ), RATE_HZ));
  // what a catalogue has too: a loop, noise, a silent track
  recordings.push(await listenAsRecording(loop(tune(40, 2, RATE_HZ), 10), RATE_HZ));
  recordings.push(await listenAsRecording(whiteNoise(41, 20, RATE_HZ), RATE_HZ));
  recordings.push(await listenAsRecording(silence(20, RATE_HZ), RATE_HZ));
  matcher = new Matcher([segmentOf(recordings)]);
}, 60_000);

const loop = (sound: Float32Array, times: number) => concatenated(...Array.from({ length: times }, () => sound));

const hum = (seconds: number) =>
  tone(50, seconds, RATE_HZ, 0.3).map((sample, i) => sample + 0.1 * Math.sin((2 * Math.PI * 100 * i) / RATE_HZ));

describe("the matcher says unknown", () => {
  it("to too little audio", async () => {
    const song = tune(20, 40, RATE_HZ);
    const answer = matcher.identify(await listen(part(song, 10, 10.5, RATE_HZ), RATE_HZ));
    expect(answer).toEqual({ kind: "unknown", reason: "too-short", candidates: [] });
    expect(matcher.identify(constellationOf([], 0))).toMatchObject({ kind: "unknown", reason: "too-short" });
  });

  it.each([
    ["silence", () => silence(5, RATE_HZ)],
    ["mains hum", () => hum(5)],
  ])("to %s, which is no music", async (_, sound) => {
    expect(matcher.identify(await listen(sound(), RATE_HZ))).toMatchObject({ kind: "unknown", reason: "no-music" });
  });

  it.each([
    ["a pure tone", () => tone(1234, 5, RATE_HZ)],
    ["a pure tone of a pitch in the catalogue's key", () => tone(220, 5, RATE_HZ)],
    ["white noise", () => whiteNoise(71, 5, RATE_HZ)],
    ["ten seconds of noise", () => whiteNoise(72, 10, RATE_HZ)],
    ["a loop it does not have", () => loop(tune(73, 1.5, RATE_HZ), 4)],
    ["a click train", () => silence(5, RATE_HZ).map((_, i) => (i % 1600 === 0 ? 0.9 : 0))],
    [
      "a slow sweep",
      () => silence(6, RATE_HZ).map((_, i) => 0.5 * Math.sin((200 * i) / RATE_HZ + (1000 * i * i) / RATE_HZ ** 2)),
    ],
  ])("to %s", async (_, sound) => {
    expect(matcher.identify(await listen(sound(), RATE_HZ)).kind).toBe("unknown");
  });

  it("to chance peaks, at any density", () => {
    for (let seed = 0; seed < 5; seed++) {
      for (const peaksPerSecond of [15, 60, 100]) {
        const { kind } = matcher.identify(randomConstellation(seed, 5, peaksPerSecond));
        expect(kind, `seed ${seed}, ${peaksPerSecond} a second`).toBe("unknown");
      }
    }
  });

  it.each([
    [100, 72],
    [100, 36],
    [50, 100],
    [250, 72],
    [25, 288],
  ])("to a comb over the whole band, every %i ticks and %i steps", (ticks, steps) => {
    const teeth = Math.floor(MAX_STEP / steps) + 1;
    const comb = Array.from({ length: teeth * (5000 / ticks) }, (_, i) => ({
      time: Math.floor(i / teeth) * ticks,
      step: (i % teeth) * steps,
      tier: 0,
      level: 20,
    }));
    expect(matcher.identify(constellationOf(comb, secondsToTicks(10))).kind).toBe("unknown");
  });

  it("to the densest constellation that can be sent, thirty seconds of it", () => {
    const everywhere = Array.from({ length: 30 * MAX_PEAKS_PER_SECOND }, (_, i) => ({
      time: i * 5,
      step: (i * 289) % (MAX_STEP + 1),
      tier: i % 8,
      level: 31,
    }));
    expect(matcher.identify(constellationOf(everywhere, secondsToTicks(30))).kind).toBe("unknown");
  });

  it("to a song's peaks in another order", () => {
    const clip = cut(recordings[3], 10, 6);
    const shuffled = constellationOf(
      Array.from(clip.times, (time, i) => ({
        time: (time * 7919) % clip.durationTicks,
        step: clip.steps[i],
        tier: clip.tiers[i],
        level: clip.levels[i],
      })),
      clip.durationTicks,
    );
    expect(matcher.identify(shuffled).kind).toBe("unknown");
  });
});

describe("the matcher ends soon", () => {
  it("with hours of audio at once, and finds the song they begin with", () => {
    const song = recordings[3];
    const hours = constellationOf(
      [...peaksOf(song), ...peaksOf(randomConstellation(8, 7200, 30)).filter(({ time }) => time > song.durationTicks)],
      secondsToTicks(7200),
    );
    const started = performance.now();
    const answer = matcher.identify(hours);
    expect(answer.candidates[0]).toMatchObject({ recordingId: idOf(3) });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("in a catalogue where thousands of places sound the same, with a clip of them", async () => {
    const phrase = await listenAsRecording(loop(tune(40, 2, RATE_HZ), 20), RATE_HZ);
    const same = new Matcher([segmentOf(Array.from({ length: 150 }, () => phrase))]);
    const clip = cut(await listen(loop(tune(40, 2, RATE_HZ), 20), RATE_HZ), 10, 10);
    const started = performance.now();
    expect(same.identify(clip).kind).not.toBe("unknown");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
