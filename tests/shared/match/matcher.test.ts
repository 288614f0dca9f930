import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import type { Candidate, Identification } from "@sonica/shared/src/match/verdict.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { cut, idOf } from "../constellations.ts";
import { listen, listenAsRecording } from "../listen.ts";
import { segmentOf } from "../segments.ts";
import { concatenated, louder, part, silence, throughTelephone, tune, upsampled, withNoise } from "../sounds.ts";

const RATE_HZ = 16_000;
const SECONDS = 40;
const songs = Array.from({ length: 12 }, (_, i) => tune(20 + i, SECONDS, RATE_HZ));

let recordings: Constellation[];
let matcher: Matcher;

beforeAll(async () => {
  recordings = [];
  for (const song of songs) recordings.push(await listenAsRecording(song, RATE_HZ));
  matcher = new Matcher([segmentOf(recordings)]);
}, 60_000);

function expectMatch(answer: Identification, song: number, offsetSeconds: number): Candidate {
  if (answer.kind !== "match") expect.fail(`song ${song}: ${JSON.stringify(answer)}`);
  expect(answer.best.recordingId).toBe(idOf(song));
  expect(Math.abs(answer.best.offsetSeconds - offsetSeconds)).toBeLessThan(0.05);
  expect(answer.candidates[0]).toBe(answer.best);
  return answer.best;
}

const clipOf = (song: number, from: number, seconds: number) => part(songs[song], from, from + seconds, RATE_HZ);

describe("the matcher names", () => {
  it("every song by five seconds from its middle", async () => {
    for (const [song] of songs.entries()) {
      const from = 3.3 + song * 2.47;
      const best = expectMatch(matcher.identify(await listen(clipOf(song, from, 5), RATE_HZ)), song, from);
      expect(best.speed).toBeCloseTo(1, 2);
      expect(best.pitchSemitones).toBe(0);
      expect(best.confidence).toBeGreaterThan(0.9);
      expect(best.confidence).toBeLessThanOrEqual(1);
    }
  });

  it("a song by its first and by its last seconds", async () => {
    expectMatch(matcher.identify(await listen(clipOf(1, 0, 4), RATE_HZ)), 1, 0);
    expectMatch(matcher.identify(await listen(clipOf(2, SECONDS - 4, 4), RATE_HZ)), 2, SECONDS - 4);
  });

  it("a song that begins in the middle of the clip, and says when", async () => {
    const clip = concatenated(silence(2.5, RATE_HZ), clipOf(3, 0, 4));
    expectMatch(matcher.identify(await listen(clip, RATE_HZ)), 3, -2.5);
  });

  it("a song that ends in the middle of the clip", async () => {
    const clip = concatenated(clipOf(4, SECONDS - 4, 4), silence(2, RATE_HZ));
    expectMatch(matcher.identify(await listen(clip, RATE_HZ)), 4, SECONDS - 4);
  });

  it("a song in white noise as loud as itself", async () => {
    for (const song of [0, 5, 9]) {
      const noisy = withNoise(clipOf(song, 17, 6), song, 0);
      expectMatch(matcher.identify(await listen(noisy, RATE_HZ)), song, 17);
    }
  });

  it("a song over the telephone", async () => {
    for (const song of [1, 6, 10]) {
      expectMatch(matcher.identify(await listen(throughTelephone(clipOf(song, 21, 5), RATE_HZ), RATE_HZ)), song, 21);
    }
  });

  it("a song played very softly or too loud", async () => {
    expectMatch(matcher.identify(await listen(louder(clipOf(7, 9, 5), -35), RATE_HZ)), 7, 9);
    const clipped = louder(clipOf(7, 9, 5), 20).map((sample) => Math.max(-1, Math.min(1, sample)));
    expectMatch(matcher.identify(await listen(clipped, RATE_HZ)), 7, 9);
  });

  it("a song that comes at another rate than its recording did", async () => {
    expectMatch(matcher.identify(await listen(upsampled(clipOf(8, 10, 5), 3), 48_000)), 8, 10);
  });

  it("the same song wherever it lies among segments, with the same answer", async () => {
    const clip = await listen(clipOf(9, 12, 5), RATE_HZ);
    const whole = expectMatch(matcher.identify(clip), 9, 12);
    const parts = [recordings.slice(0, 5), recordings.slice(5, 9), [], recordings.slice(9)];
    let first = 0;
    const segments = parts.map((each) => segmentOf(each, (first += each.length) - each.length));
    const split = new Matcher(segments);
    expect(split.recordingCount).toBe(12);
    expect(split.catalogueSeconds).toBe(matcher.catalogueSeconds);
    const found = expectMatch(split.identify(clip), 9, 12);
    expect(found.offsetSeconds).toBeCloseTo(whole.offsetSeconds, 9);
  });

  it("the same song each time it is asked", async () => {
    const clip = await listen(clipOf(10, 12, 5), RATE_HZ);
    const first = matcher.identify(clip);
    matcher.identify(await listen(clipOf(2, 3, 9), RATE_HZ));
    expect(matcher.identify(clip)).toEqual(first);
  });

  it("a song by the growing parts of what is heard", async () => {
    const whole = await listen(clipOf(11, 8, 12), RATE_HZ);
    for (const seconds of [3, 4.5, 8, 12]) expectMatch(matcher.identify(cut(whole, 0, seconds)), 11, 8);
  });
});

describe("the matcher lists", () => {
  it("each recording once, best first, with its own confidence", async () => {
    const { candidates } = matcher.identify(await listen(withNoise(clipOf(0, 5, 4), 1, -6), RATE_HZ));
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(candidates.map(({ recordingId }) => recordingId)).size).toBe(candidates.length);
    for (const { confidence, matchedPeaks, comparedPeaks } of candidates) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(matchedPeaks).toBeLessThanOrEqual(comparedPeaks);
    }
  });

  it("nothing when its catalogue is empty", async () => {
    const clip = await listen(clipOf(0, 5, 4), RATE_HZ);
    for (const empty of [new Matcher([]), new Matcher([segmentOf([])])]) {
      expect(empty.identify(clip)).toEqual({ kind: "unknown", reason: "not-in-catalogue", candidates: [] });
    }
  });
});
