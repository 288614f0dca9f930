import { Explanation, type Recording } from "@sonica/shared/src/api/contract.ts";
import { toExplanation } from "@sonica/shared/src/api/explanation.ts";
import { pictureOf } from "@sonica/shared/src/api/explanation-picture.ts";
import { explain } from "@sonica/shared/src/match/explain.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { describe, expect, it } from "vitest";
import { cut, idOf, randomConstellation, worn } from "../constellations.ts";
import { segmentOf } from "../segments.ts";

const PATH = { survival: 0.9, jitterTicks: 0.5, jitterSteps: 0.3, noisePerSecond: 10 };

function explained(clip = worn(cut(randomConstellation(1, 60), 20, 5), 3, PATH)) {
  const segments = [segmentOf([randomConstellation(1, 60), randomConstellation(2, 60)])];
  const found = explain(segments, clip, new Matcher(segments).identify(clip));
  const row: Recording = { id: idOf(0), title: { latin: 'A <b> & "c"' }, artists: [], durationSeconds: 60 };
  return toExplanation(found, new Map([[row.id, row]]));
}

describe("why this match", () => {
  it("shows the recording's peaks where the clip has them, and fits the contract", () => {
    const explanation = explained();
    expect(Explanation.parse(explanation)).toEqual(explanation);
    const found = explanation.recordingPeaks.filter(([, , place]) => place !== null);
    expect(found.length / explanation.recordingPeaks.length).toBeGreaterThan(0.7);
    for (const [seconds, hz, place] of found) {
      const [clipSeconds, clipHz] = explanation.clipPeaks[place ?? -1] ?? [];
      expect(Math.abs(seconds - (clipSeconds ?? Number.NaN))).toBeLessThan(0.05);
      expect(Math.abs(hz / (clipHz ?? Number.NaN) - 1)).toBeLessThan(0.04);
    }
  });

  it("counts most votes for the hypothesis that is true", () => {
    const { votes } = explained();
    const most = votes.reduce((a, b) => (b.votes > a.votes ? b : a));
    expect(most).toMatchObject({ speed: 1, pitchSemitones: 0, recordingId: idOf(0) });
    expect(votes.length).toBeGreaterThan(60);
  });

  it("draws one self-contained picture, whatever the title holds", () => {
    const svg = pictureOf(explained(), { verdict: "match", artist: null });
    expect(svg).toContain("A &lt;b&gt; &amp; &quot;c&quot;");
    expect(svg).not.toMatch(/<b>|href|url\(|NaN|undefined/);
    expect(svg.match(/class="found"/g)?.length).toBeGreaterThan(80);
    expect(svg).toContain("prefers-color-scheme: dark");
  });

  it("draws what was not recognised, and silence, too", () => {
    const stranger = pictureOf(explained(randomConstellation(9, 5, 60)), { verdict: "unknown", artist: null });
    expect(stranger).toMatch(/Not named; nearest|Nothing in the catalogue/);
    const silent = pictureOf(explained(cut(randomConstellation(9, 0), 0, 3)), { verdict: "unknown", artist: null });
    expect(silent).toContain("Nothing in the catalogue was near enough");
    expect(silent).not.toContain("NaN");
  });
});
