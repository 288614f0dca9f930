// @vitest-environment node
import type { Picture } from "@sonica/extension/src/picture.ts";
import { poseOf, STILL } from "@sonica/extension/src/ui/mascot-pose.ts";
import { SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { describe, expect, it } from "vitest";
import { pictureOf } from "./screens/melody.ts";

const third = Math.floor(SPECTRUM_BANDS / 3);

/** A picture with one level in the low third and one in the rest. */
function picture(low: number, high: number, stars: Picture["stars"] = null): Picture {
  const bands = new Uint8Array(SPECTRUM_BANDS).fill(high);
  bands.fill(low, 0, third);
  return { heardSeconds: 2, bands, stars };
}

const starsAt = (seconds: number[], steps: number[], tiers: number[]) => ({
  times: seconds.map((second) => Math.round(secondsToTicks(second))),
  steps,
  tiers,
});

describe("the mascot", () => {
  it("rises with the bass at once, and sinks slowly", () => {
    const up = poseOf(STILL, picture(255, 0));
    expect(up).toMatchObject({ bass: 1, treble: 0 });
    const down = poseOf(up, picture(0, 0));
    expect(down.bass).toBeGreaterThan(0.5);
    expect(down.bass).toBeLessThan(1);
  });

  it("pricks her ears at the treble alone", () => {
    expect(poseOf(STILL, picture(0, 255))).toMatchObject({ bass: 0, treble: 1 });
  });

  it("looks up at a high peak that is new, and down at a low one", () => {
    const high = poseOf(STILL, picture(0, 0, starsAt([0.2, 1.9], [10, MAX_STEP - 10], [0, 0])));
    const low = poseOf(STILL, picture(0, 0, starsAt([0.2, 1.9], [MAX_STEP - 10, 10], [0, 0])));
    expect(high.look).toBeGreaterThan(0.9);
    expect(low.look).toBeLessThan(0.1);
    expect(high.flare).toBe(1);
  });

  it("looks straight ahead when no peak is new", () => {
    expect(poseOf(STILL, picture(0, 0, starsAt([0.2], [10], [0])))).toMatchObject({ look: 0.5, flare: 0 });
  });

  it("stays within what can be drawn, whatever the engine sees", async () => {
    let pose = STILL;
    for (const seconds of [0.5, 1, 2, 4]) {
      pose = poseOf(pose, await pictureOf(14, seconds));
      for (const value of Object.values(pose)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
    expect(pose.bass).toBeGreaterThan(0);
  });
});
