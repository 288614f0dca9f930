// Is there music in a clip at all? Told from its peaks, when nothing was recognised: notes are struck again at the same
// pitch, and the pitches of a tuned instrument lie semitones apart. Noise, speech and hum do neither.
import type { Constellation } from "../fingerprint/constellation.ts";
import { STEPS_PER_OCTAVE } from "../fingerprint/params.ts";
import { secondsToTicks } from "../fingerprint/units.ts";

/** A note that comes back: later than a ring of the same one, within a bar, and to 4 cents, where its peak is put. */
const SOONEST_TICKS = secondsToTicks(0.12);
const LATEST_TICKS = secondsToTicks(1.2);
const SAME_STEPS = 1;

/**
 * Share of peaks that come back, plus half of how closely peaks keep to semitones. Development data, tuning half, 5 and
 * 8 s clips: white and pink noise 0.16 at most, hum 0.24, recorded English speech 0.27, half of synthetic Hindi speech
 * below 0.26; clean music 0.66 in the middle, nine tenths of it above 0.41.
 */
const LEAST_MUSICALITY = 0.28;

const FEWEST_PITCHES = 8;

/** Whether a clip sounds like music, recognised or not. A song far below noise or voices does not. */
export const hasMusic = (clip: Constellation): boolean =>
  pitchesIn(clip) >= FEWEST_PITCHES && musicalityOf(clip) >= LEAST_MUSICALITY;

/** Two thirds of a semitone each. A tone, however long, has but one. */
const pitchesIn = ({ steps }: Constellation): number => new Set(steps.map((step) => step >> 4)).size;

function musicalityOf({ times, steps }: Constellation): number {
  const count = times.length;
  if (count === 0) return 0;
  let returning = 0;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count && times[j] - times[i] <= LATEST_TICKS; j++) {
      if (times[j] - times[i] < SOONEST_TICKS || Math.abs(steps[j] - steps[i]) > SAME_STEPS) continue;
      returning++;
      break;
    }
  }
  return returning / count + 0.5 * tuning(steps);
}

/** How closely pitches keep to one grid of semitones, wherever it lies: 0 for any, 1 for all. */
function tuning(steps: Uint16Array): number {
  const perSemitone = STEPS_PER_OCTAVE / 12;
  let cos = 0;
  let sin = 0;
  for (const step of steps) {
    cos += Math.cos((2 * Math.PI * step) / perSemitone);
    sin += Math.sin((2 * Math.PI * step) / perSemitone);
  }
  return Math.hypot(cos, sin) / steps.length;
}
