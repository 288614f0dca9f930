// One clip: where it lies is drawn first, then it is cut with some surroundings, damaged, and freed from them again.
import { createHash } from "node:crypto";
import { belowPeak, rmsOf } from "../../signals/mix.ts";
import { type Random, seededRandom } from "../../signals/random.ts";
import type { Condition } from "./conditions.ts";
import type { Interference } from "./interference.ts";
import { RATE_HZ } from "./sound-file.ts";

/** Surroundings, so that codecs, filters and halls have settled when the clip begins, seconds of clip time. */
const BEFORE_SECONDS = 2;
const AFTER_SECONDS = 1;

/** Room that the longest and fastest clip needs, seconds of the recording. */
const LONGEST_REACH_SECONDS = 8 * 1.4;
const MARGIN_SECONDS = 0.5;

/** Quieter beginnings than this are drawn again, −48 dB of full scale. */
const QUIETEST = 10 ** (-48 / 20);
const DRAWS = 60;

/** Random numbers that belong to a name: adding clips or conditions changes no others. */
export const randomFor = (...name: readonly (string | number)[]): Random =>
  seededRandom(createHash("sha256").update(JSON.stringify(name)).digest().readInt32LE());

/** Seconds of the recording at which a clip begins, on the millisecond. */
export function drawOffset(samples: Float32Array, random: Random): number {
  const latest = samples.length / RATE_HZ - LONGEST_REACH_SECONDS - MARGIN_SECONDS;
  let offset = MARGIN_SECONDS;
  for (let i = 0; i < DRAWS; i++) {
    offset = Math.round(1000 * random.between(MARGIN_SECONDS, Math.max(MARGIN_SECONDS, latest))) / 1000;
    const from = Math.round(offset * RATE_HZ);
    if (rmsOf(samples, { from, to: Math.min(samples.length, from + 3 * RATE_HZ) }) > QUIETEST) break;
  }
  return offset;
}

export async function renderClip(
  recording: Float32Array,
  offsetSeconds: number,
  seconds: number,
  { speed, damages }: Pick<Condition, "speed" | "damages">,
  interference: Interference,
  random: Random,
): Promise<Float32Array> {
  const wholeSeconds = BEFORE_SECONDS + seconds + AFTER_SECONDS;
  const start = Math.round((offsetSeconds - BEFORE_SECONDS * speed) * RATE_HZ);
  const cut = new Float32Array(Math.round(wholeSeconds * speed * RATE_HZ));
  const from = Math.max(0, start);
  cut.set(recording.subarray(from, Math.max(from, Math.min(recording.length, start + cut.length))), from - start);
  const window = {
    from: Math.round(BEFORE_SECONDS * RATE_HZ),
    to: Math.round((BEFORE_SECONDS + seconds) * RATE_HZ),
  };
  let sound = cut;
  for (const damage of damages) sound = Float32Array.from(await damage(sound, { window, interference, random }));
  const clip = new Float32Array(window.to - window.from);
  clip.set(sound.subarray(window.from, window.to));
  return belowPeak(clip, 0.999);
}
