import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { PLAIN } from "@sonica/shared/src/match/hypothesis.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { INDEXED_TIER } from "@sonica/shared/src/match/params.ts";
import { Passages } from "@sonica/shared/src/match/passages.ts";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";
import { constellationOf, cut, idOf, peaksOf, randomConstellation, worn } from "../constellations.ts";
import { segmentOf } from "../segments.ts";

const CHORUS_SECONDS = 8;
const CHORUSES = 30;
const WEAR = { survival: 0.75, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 };

/** One chorus again and again: the same beat, peaks that landmarks are made of; of the rest most, and some of its own. */
function chorusesOf(seed: number): Constellation {
  const chorus = peaksOf(randomConstellation(seed, CHORUS_SECONDS));
  const random = seededRandom(seed);
  const peaks = Array.from({ length: CHORUSES }, (_, number) => {
    const kept = chorus.filter(({ tier }) => tier <= INDEXED_TIER || random.chance(0.8));
    const own = peaksOf(randomConstellation(1000 * seed + number, CHORUS_SECONDS, 4)).map((peak) => ({
      ...peak,
      tier: 4,
    }));
    const start = number * secondsToTicks(CHORUS_SECONDS);
    return [...kept, ...own].map((peak) => ({ ...peak, time: peak.time + start }));
  });
  return constellationOf(peaks.flat(), CHORUSES * secondsToTicks(CHORUS_SECONDS));
}

const song = chorusesOf(1);
const segment = segmentOf([song, chorusesOf(2)]);
const passagesOf = (clip: Constellation, hypothesis = PLAIN, most = 3) =>
  new Passages(clip).find(segment, 0, hypothesis, most);

describe("passages of a recording", () => {
  it("begin with the one the clip was cut from", () => {
    for (let chorus = 0; chorus < CHORUSES; chorus += 7) {
      const from = chorus * CHORUS_SECONDS + 1.7;
      const [best, next] = passagesOf(worn(cut(song, from, 5), chorus, WEAR));
      expect(Math.abs(best - secondsToTicks(from))).toBeLessThanOrEqual(6);
      const choruses = (next - best) / secondsToTicks(CHORUS_SECONDS);
      expect(choruses).toBeCloseTo(Math.round(choruses), 2);
    }
  });

  it("are found under the alteration they are asked under", () => {
    const from = 11 * CHORUS_SECONDS + 0.9;
    const clip = cut(song, from, 5);
    const faster = constellationOf(
      peaksOf(clip).map((peak) => ({ ...peak, time: Math.round(peak.time / 1.25) })),
      secondsToTicks(4),
    );
    const [best] = passagesOf(faster, { timeScale: 1.25, stepShift: 0 });
    expect(Math.abs(best - secondsToTicks(from))).toBeLessThanOrEqual(6);
  });

  it("may begin before the recording does, and end after it", () => {
    const [early] = passagesOf(worn(cut(song, -2, 5), 1, WEAR));
    expect(Math.abs(early - secondsToTicks(-2))).toBeLessThanOrEqual(6);
    const late = CHORUSES * CHORUS_SECONDS - 3;
    expect(Math.abs(passagesOf(worn(cut(song, late, 5), 2, WEAR))[0] - secondsToTicks(late))).toBeLessThanOrEqual(6);
  });

  it("are none when no peak can be the same", () => {
    expect(passagesOf(constellationOf([], secondsToTicks(3)))).toEqual([]);
    const high = { timeScale: 1, stepShift: 5000 };
    expect(passagesOf(cut(song, 0, 3), high)).toEqual([]);
  });
});

describe("the matcher says which chorus of thirty it was", () => {
  const matcher = new Matcher([segment]);

  it.each([0, 8, 16, 29])("number %i", (chorus) => {
    const from = chorus * CHORUS_SECONDS + 1.1;
    const answer = matcher.identify(worn(cut(song, from, 5), chorus, WEAR));
    if (answer.kind !== "match") expect.fail(answer.kind);
    expect(answer.best.recordingId).toBe(idOf(0));
    expect(answer.best.offsetSeconds).toBeCloseTo(from, 1);
  });
});
