import { SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Picture } from "../picture.ts";
import { brightnessOf, heightOf } from "./stars.ts";

/** What moves the mascot, each 0 to 1. */
export interface Pose {
  /** Level of the low third: the bounce. */
  readonly bass: number;
  /** Level of the high third: the ears. */
  readonly treble: number;
  /** Height of the newest bright peak: where the eyes go; 0.5 is straight ahead. */
  readonly look: number;
  /** Brightness of that peak while it is new: the sparks. */
  readonly flare: number;
}

export const STILL: Pose = { bass: 0, treble: 0, look: 0.5, flare: 0 };

/** A peak is new for this long, seconds. */
const NEW_SECONDS = 0.35;
/** How much of the way to a lower level is gone per picture: falls slower than it rises. */
const FALL = 0.3;

/** The next pose, from what the engine hears now. */
export function poseOf(before: Pose, { bands, stars, heardSeconds }: Picture): Pose {
  const third = Math.floor(SPECTRUM_BANDS / 3);
  const bass = fall(before.bass, meanOf(bands, 0, third));
  const treble = fall(before.treble, meanOf(bands, 2 * third, SPECTRUM_BANDS));
  if (!stars) return { bass, treble, look: before.look, flare: before.flare * (1 - FALL) };
  let newest = -1;
  for (let i = 0; i < stars.times.length; i++) {
    const isNew = heardSeconds - ticksToSeconds(stars.times[i]) < NEW_SECONDS;
    if (isNew && (newest < 0 || stars.tiers[i] < stars.tiers[newest])) newest = i;
  }
  if (newest < 0) return { bass, treble, look: 0.5, flare: 0 };
  return { bass, treble, look: 1 - heightOf(stars.steps[newest]), flare: brightnessOf(stars.tiers[newest]) };
}

const fall = (before: number, now: number): number => (now >= before ? now : before + (now - before) * FALL);

function meanOf(bands: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let band = from; band < to; band++) sum += bands[band];
  return sum / (to - from) / 255;
}
