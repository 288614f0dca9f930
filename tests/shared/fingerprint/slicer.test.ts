import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Slicer } from "@sonica/shared/src/fingerprint/slicer.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { expect, it } from "vitest";
import { seededRandom } from "../../signals/random.ts";
import { peaksOf } from "../constellations.ts";
import { listen } from "../listen.ts";
import { tune } from "../sounds.ts";

const RATE_HZ = 16_000;

it("cuts a stream into slices that together hold what was heard at once, however it comes in", async () => {
  const samples = tune(11, 20, RATE_HZ);
  const whole = await listen(samples, RATE_HZ);
  for (const seed of [1, 2]) {
    const random = seededRandom(seed);
    const engine = await loadEngine();
    engine.open(RATE_HZ);
    const slicer = new Slicer(engine, QUERY_PEAKS_PER_SECOND);
    const slices: Constellation[] = [];
    for (let at = 0, length = 0; at < samples.length; at += length) {
      length = random.whole(1, 3 * RATE_HZ);
      engine.push(samples.subarray(at, at + length));
      slices.push(slicer.take(false));
    }
    engine.finish();
    slices.push(slicer.take(true));
    let start = 0;
    const joined = slices.flatMap((slice) => {
      const peaks = peaksOf(slice).map((peak) => ({ ...peak, time: peak.time + start }));
      start += slice.durationTicks;
      return peaks;
    });
    expect(start).toBe(whole.durationTicks);
    expect(joined).toEqual(peaksOf(whole));
  }
});
