// Plain mono test sounds. What is random comes from the seed given.
import { type Random, seededRandom } from "../signals/random.ts";

export const silence = (seconds: number, rateHz: number): Float32Array =>
  new Float32Array(Math.round(seconds * rateHz));

export const tone = (hz: number, seconds: number, rateHz: number, loudness = 0.5): Float32Array =>
  silence(seconds, rateHz).map((_, i) => loudness * Math.sin((2 * Math.PI * hz * i) / rateHz));

export function whiteNoise(seed: number, seconds: number, rateHz: number, rms = 0.1): Float32Array {
  const random = seededRandom(seed);
  return silence(seconds, rateHz).map(() => rms * random.normal());
}

/** Lays `sound` over `into` from second `at` on. */
export function addAt(into: Float32Array, sound: Float32Array, at: number, rateHz: number): void {
  const start = Math.round(at * rateHz);
  for (let i = 0; i < sound.length && start + i < into.length; i++) into[start + i] += sound[i];
}

/** A tone that swells and dies away with a Hann envelope; loudest at its middle. */
export const toneBurst = (hz: number, seconds: number, rateHz: number, loudness = 0.5): Float32Array =>
  tone(hz, seconds, rateHz, loudness).map(
    (sample, i, all) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / all.length)),
  );

export const louder = (samples: Float32Array, decibels: number): Float32Array =>
  samples.map((sample) => sample * 10 ** (decibels / 20));

export const part = (samples: Float32Array, from: number, to: number, rateHz: number): Float32Array =>
  samples.slice(Math.round(from * rateHz), Math.round(to * rateHz));

export function concatenated(...parts: Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}

const powerOf = (samples: Float32Array): number => samples.reduce((sum, x) => sum + x * x, 0) / samples.length;

/** White noise on top, so many decibels below the sound. */
export function withNoise(samples: Float32Array, seed: number, signalToNoiseDb: number): Float32Array {
  const random = seededRandom(seed);
  const rms = Math.sqrt(powerOf(samples) / 10 ** (signalToNoiseDb / 10));
  return samples.map((sample) => sample + rms * random.normal());
}

/** What a telephone leaves: 300 to 3,400 Hz, by two second-order filters on either side. */
export function throughTelephone(samples: Float32Array, rateHz: number): Float32Array {
  const high = () => biquad("high", 300, rateHz);
  const low = () => biquad("low", 3400, rateHz);
  return [high(), high(), low(), low()].reduce((sound, filter) => sound.map(filter), samples);
}

/** Butterworth, after R. Bristow-Johnson's audio EQ cookbook. */
function biquad(kind: "low" | "high", hz: number, rateHz: number): (sample: number) => number {
  const w = (2 * Math.PI * hz) / rateHz;
  const alpha = Math.sin(w) / Math.SQRT2;
  const edge = kind === "low" ? 1 - Math.cos(w) : 1 + Math.cos(w);
  const a0 = 1 + alpha;
  const b1 = (kind === "low" ? edge : -edge) / a0;
  const b0 = edge / 2 / a0;
  const a1 = (-2 * Math.cos(w)) / a0;
  const a2 = (1 - alpha) / a0;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x0) => {
    const y0 = b0 * x0 + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x0, y1, y0];
    return y0;
  };
}

/** Notes of a melody with partials, a bass and a beat: enough like music for peaks, and quick to make. */
export function tune(seed: number, seconds: number, rateHz: number): Float32Array {
  const random = seededRandom(seed);
  const whole = silence(seconds, rateHz);
  const tonicHz = random.between(110, 220);
  const beat = random.between(0.28, 0.5);
  for (let at = random.between(0, 0.3); at < seconds; at += beat) {
    const length = beat * random.pick([0.5, 1, 1, 2]);
    pluck(whole, random, tonicHz * 2 ** (1 + random.pick(SCALE) / 12), at, length, rateHz, 0.16);
    if (random.chance(0.5)) pluck(whole, random, tonicHz * 2 ** (random.pick(SCALE) / 12), at, 2 * beat, rateHz, 0.1);
    if (random.chance(0.6)) addAt(whole, drum(random, rateHz), at + random.pick([0, beat / 2]), rateHz);
  }
  return whole;
}

/** Semitones above the tonic: raga Kafi, two octaves. */
const SCALE = [0, 2, 3, 5, 7, 9, 10, 12, 14, 15, 17, 19, 21, 22];

/** A decaying note with partials up to the end of the band; each partial is a rotating phasor that shrinks. */
function pluck(
  into: Float32Array,
  random: Random,
  hz: number,
  at: number,
  seconds: number,
  rateHz: number,
  loudness: number,
): void {
  const start = Math.round(at * rateHz);
  const end = Math.min(into.length, start + Math.round(seconds * rateHz));
  const decay = Math.exp(-4 / (seconds * rateHz));
  const attackSamples = 0.004 * rateHz;
  for (let partial = 1; partial * hz < 7000; partial++) {
    const angle = (2 * Math.PI * partial * hz * random.between(0.998, 1.002)) / rateHz;
    const cos = decay * Math.cos(angle);
    const sin = decay * Math.sin(angle);
    let re = (loudness * random.between(0.4, 1)) / partial ** 0.8;
    let im = 0;
    for (let i = start; i < end; i++) {
      into[i] += im * Math.min(1, (i - start) / attackSamples);
      [re, im] = [re * cos - im * sin, re * sin + im * cos];
    }
  }
}

function drum(random: Random, rateHz: number): Float32Array {
  const noise = silence(0.12, rateHz).map((_, i) => 0.12 * random.normal() * Math.exp((-30 * i) / rateHz));
  const skin = tone(random.between(190, 600), 0.12, rateHz, 0.3);
  return noise.map((sample, i) => sample + skin[i] * Math.exp((-25 * i) / rateHz));
}

/** The same sound at a whole multiple of its rate, by straight lines between samples. */
export const upsampled = (samples: Float32Array, times: number): Float32Array =>
  new Float32Array(samples.length * times).map((_, i) => {
    const here = Math.floor(i / times);
    const next = samples[Math.min(here + 1, samples.length - 1)];
    return samples[here] + ((next - samples[here]) * (i % times)) / times;
  });
