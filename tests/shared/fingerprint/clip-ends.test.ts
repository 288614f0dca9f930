import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { expect, it } from "vitest";
import { peaksOf } from "../constellations.ts";
import { listen } from "../listen.ts";
import { part, tune } from "../sounds.ts";

const RATE_HZ = 16_000;

/** Peaks of one list that the other has too, to 6 ms and 1 %. */
const shared = (some: ReturnType<typeof peaksOf>, others: ReturnType<typeof peaksOf>) =>
  some.filter(({ time, step }) => others.some((o) => Math.abs(o.time - time) <= 3 && Math.abs(o.step - step) <= 4));

it("hears a clip's first and last tenths of a second as well as its middle", async () => {
  const whole = tune(21, 30, RATE_HZ);
  const counts = { first: 0, last: 0, middle: 0 };
  const expected = { first: 0, last: 0, middle: 0 };
  const engine = await loadEngine();
  engine.open(RATE_HZ);
  engine.push(whole);
  for (let from = 2; from < 26; from += 1.37) {
    const clip = peaksOf(await listen(part(whole, from, from + 3, RATE_HZ), RATE_HZ));
    const truth = peaksOf(engine.constellationOf(from - 1.5, from + 4.5, QUERY_PEAKS_PER_SECOND)).map((peak) => ({
      ...peak,
      time: peak.time - 750,
    }));
    const within = (low: number, high: number) => truth.filter(({ time }) => time >= low * 500 && time < high * 500);
    for (const [place, low, high] of [
      ["first", 0.06, 0.3],
      ["last", 2.66, 2.9],
      ["middle", 1.3, 1.54],
    ] as const) {
      expected[place] += within(low, high).length;
      counts[place] += shared(within(low, high), clip).length;
    }
  }
  const middle = counts.middle / expected.middle;
  expect(middle).toBeGreaterThan(0.75);
  expect(counts.first / expected.first).toBeGreaterThan(middle - 0.1);
  expect(counts.last / expected.last).toBeGreaterThan(middle - 0.1);
});
