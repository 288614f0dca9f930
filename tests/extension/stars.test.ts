// @vitest-environment node
import { skyOf } from "@sonica/extension/src/background/sky.ts";
import { linesBetween, type Star, starsOf } from "@sonica/extension/src/ui/stars.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { always } from "../shared/property.ts";
import { melody } from "./screens/melody.ts";
import { SKY } from "./sessions.ts";

const star = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});
const sky = fc.array(star, { maxLength: 30 }).map((stars): Star[] => stars.map((at) => ({ ...at, brightness: 1 })));
const length = (stars: readonly Star[], [from, to]: [number, number]) =>
  Math.hypot(stars[from].x - stars[to].x, stars[from].y - stars[to].y);

/** Kruskal's way: shortest pairs first, unless they are joined already. */
function plainLines(stars: readonly Star[]): [number, number][] {
  const group = stars.map((_, i) => i);
  const pairs = stars.flatMap((_, i) => stars.slice(0, i).map((_, j): [number, number] => [j, i]));
  pairs.sort((a, b) => length(stars, a) - length(stars, b));
  return pairs.filter(([from, to]) => {
    const [a, b] = [group[from], group[to]];
    if (a === b) return false;
    for (let i = 0; i < group.length; i++) if (group[i] === a) group[i] = b;
    return true;
  });
}

it("joins all stars with the least ink", () => {
  always(
    fc.property(sky, (stars) => {
      const ink = (lines: [number, number][]) => lines.reduce((sum, line) => sum + length(stars, line), 0);
      const [lines, plain] = [linesBetween(stars), plainLines(stars)];
      expect(lines).toHaveLength(plain.length);
      expect(ink(lines)).toBeCloseTo(ink(plain), 9);
    }),
  );
});

it("spreads a sky over the whole square", () => {
  const stars = starsOf(SKY);
  expect([Math.min(...stars.map(({ x }) => x)), Math.max(...stars.map(({ x }) => x))]).toEqual([0, 1]);
  expect([Math.min(...stars.map(({ y }) => y)), Math.max(...stars.map(({ y }) => y))]).toEqual([0, 1]);
  expect(starsOf({ times: [], steps: [], tiers: [] })).toEqual([]);
});

it("picks the brightest stars of what was heard, in the order of time", async () => {
  const engine = await loadEngine();
  engine.open(48_000);
  engine.push(melody(9, 4));
  const heard = engine.constellation(60);
  const { times, tiers } = skyOf(encodeConstellation(heard));
  expect(times.length).toBeGreaterThan(10);
  expect(times.length).toBeLessThanOrEqual(28);
  expect([...times]).toEqual([...times].sort((a, b) => a - b));
  const faintestKept = Math.max(...tiers);
  const brighterLeftOut =
    [...heard.tiers].filter((tier) => tier < faintestKept).length - tiers.filter((t) => t < faintestKept).length;
  expect(brighterLeftOut).toBe(0);
});
