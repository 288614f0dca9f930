import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { IndexSearch } from "@sonica/shared/src/match/index-search.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { expect, it } from "vitest";
import { cut, randomConstellation, worn } from "../constellations.ts";
import { segmentOf } from "../segments.ts";

const song = randomConstellation(1, 40, 30);
const segment = segmentOf([song, song, randomConstellation(2, 40, 30)]);

const looks = (clip: Constellation): number =>
  [...new IndexSearch([segment]).steps(clip)].filter(({ kind }) => kind === "landmarks").length;

it("looks once for a clip that two recordings explain, each beyond doubt, and names neither", () => {
  const clip = worn(cut(song, 10, 5), 1, { survival: 0.65, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 });
  expect(looks(clip)).toBe(1);
  const answer = new Matcher([segment]).identify(clip);
  expect(answer.kind).toBe("maybe");
  expect(answer.candidates[0]!.confidenceAlone).toBeGreaterThan(1 - 1e-9);
  expect(answer.candidates[0]!.contestedBy).toHaveLength(1);
});
