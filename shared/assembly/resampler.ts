// PCM at any rate → PCM at 16 kHz: polyphase windowed-sinc interpolation (Kaiser, 80 dB stopband).
// Output sample n lies at input position n·M/L (L/M = 16000/rate in lowest terms), kept as an exact integer fraction,
// so cutting the input into other slices changes nothing.
// Only what lies below 6.25 kHz must survive unchanged and unaliased, so the transition may reach from 6.4 to 9.6 kHz.
// Source: Crochiere & Rabiner, Multirate Digital Signal Processing (1983), ch. 4; Kaiser's order formula.
import { SAMPLE_RATE_HZ } from "../src/fingerprint/params";

/** Most input samples one call may bring. */
export const INPUT_CAPACITY: i32 = 4096;

const MAX_TAPS: i32 = 304; // 192 kHz
const MAX_PHASES: i32 = 640; // 11.025 kHz; a rate with a larger L uses the nearest of 640 phases
const STOPBAND_DB: f64 = 80;
const PASS_HZ: f64 = 6400;
const STOP_HZ: f64 = 9600;

const taps = memory.data(MAX_PHASES * MAX_TAPS * 4, 16); // f32[phases][tapCount]
const line = memory.data((MAX_TAPS + INPUT_CAPACITY + 4) * 4, 16); // f32: input not yet used up

let isPassThrough: bool = true;
let upFactor: i32 = 1; // L
let downFactor: i32 = 1; // M
let phaseCount: i32 = 1;
let tapCount: i32 = 4;
let lineLength: i32 = 0;
let position: i32 = 0; // of the first tap of the next output, samples into `line`
let fraction: i32 = 0; // of an input sample, in 1/L
let wholeStep: i32 = 1; // from one output to the next: input samples, and a fraction in 1/L
let fractionStep: i32 = 0;

export function openResampler(rateHz: i32): void {
  const divisor = gcd(SAMPLE_RATE_HZ, rateHz);
  upFactor = SAMPLE_RATE_HZ / divisor;
  downFactor = rateHz / divisor;
  wholeStep = downFactor / upFactor;
  fractionStep = downFactor % upFactor;
  phaseCount = min(upFactor, MAX_PHASES);
  isPassThrough = rateHz == SAMPLE_RATE_HZ;
  if (!isPassThrough) designFilter(rateHz);
  // half a filter of silence first: output 0 is centred on input 0
  lineLength = isPassThrough ? 0 : tapCount / 2 - 1;
  memory.fill(line, 0, lineLength * 4);
  position = 0;
  fraction = 0;
}

/** Where the caller writes the next `count` input samples. */
export function inputEnd(): usize {
  return line + (lineLength << 2);
}

/** Takes over `count` samples written at inputEnd(). NaN and wild values become silence. */
export function accept(count: i32): void {
  const wildest = f32x4.splat(64);
  const end = inputEnd() + (count << 2);
  for (let at = inputEnd(); at < end; at += 16) {
    const samples = v128.load(at); // the last may reach beyond what was written: nobody reads there
    v128.store(at, v128.and(samples, f32x4.lt(f32x4.abs(samples), wildest)));
  }
  lineLength += count;
}

/** Room for half a filter of silence that lets the last samples out. @returns how many samples to accept */
export function tail(): i32 {
  if (isPassThrough) return 0;
  memory.fill(inputEnd(), 0, tapCount * 2);
  return tapCount / 2;
}

/** Writes up to `room` output samples. @returns how many */
export function drain(out: usize, room: i32): i32 {
  if (isPassThrough) return passThrough(out, room);
  let written = 0;
  while (written < room && position + tapCount <= lineLength) {
    interpolate(out + (written << 2));
    written++;
    position += wholeStep;
    fraction += fractionStep;
    if (fraction >= upFactor) {
      fraction -= upFactor;
      position++;
    }
  }
  dropUsed(min(position, lineLength));
  return written;
}

function passThrough(out: usize, room: i32): i32 {
  const count = min(room, lineLength);
  memory.copy(out, line, count << 2);
  position = count;
  dropUsed(count);
  return count;
}

// @ts-ignore: decorator
@inline
function interpolate(out: usize): void {
  const phase = phaseCount == upFactor ? fraction : <i32>((<i64>fraction * phaseCount) / upFactor);
  let tap = taps + ((phase * tapCount) << 2);
  let sample = line + (position << 2);
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  for (const end = tap + (tapCount << 2); tap < end; tap += 32, sample += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(tap), v128.load(sample)));
    odd = f32x4.add(odd, f32x4.mul(v128.load(tap, 16), v128.load(sample, 16)));
  }
  const sums = f32x4.add(even, odd);
  const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 1, 0, 3, 2));
  v128.store32_lane(out, f32x4.add(pairs, v128.shuffle<f32>(pairs, pairs, 2, 3, 0, 1)), 0);
}

function dropUsed(count: i32): void {
  memory.copy(line, line + (count << 2), (lineLength - count) << 2);
  lineLength -= count;
  position -= count;
}

function designFilter(rateHz: i32): void {
  const nyquist = <f64>rateHz / 2;
  const pass = min(PASS_HZ, nyquist * 0.9);
  const stop = rateHz < SAMPLE_RATE_HZ ? nyquist * 1.1 : STOP_HZ;
  const cutoff = (pass + stop) / 2 / <f64>rateHz; // cycles per input sample
  const width = (2 * Math.PI * (stop - pass)) / <f64>rateHz;
  tapCount = min(MAX_TAPS, (<i32>Math.ceil((STOPBAND_DB - 8) / (2.285 * width)) + 8) & ~7);
  const beta = 0.1102 * (STOPBAND_DB - 8.7);
  const half = tapCount / 2;
  for (let phase = 0; phase < phaseCount; phase++) {
    const row = taps + ((phase * tapCount) << 2);
    const shift = <f64>phase / <f64>phaseCount;
    let sum: f64 = 0;
    for (let k = 0; k < tapCount; k++) {
      const distance = <f64>(k - half + 1) - shift;
      const edge = distance / <f64>half;
      const window = edge * edge >= 1 ? 0 : bessel0(beta * Math.sqrt(1 - edge * edge));
      const value = sinc(2 * cutoff * distance) * window;
      sum += value;
      store<f32>(row + (k << 2), <f32>value);
    }
    for (let k = 0; k < tapCount; k++) store<f32>(row + (k << 2), load<f32>(row + (k << 2)) / <f32>sum);
  }
}

function sinc(x: f64): f64 {
  return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Modified Bessel function of order 0, by its power series. */
function bessel0(x: f64): f64 {
  let sum: f64 = 1;
  let term: f64 = 1;
  for (let k = 1; k < 40; k++) {
    const factor = x / (2 * <f64>k);
    term *= factor * factor;
    sum += term;
  }
  return sum;
}

function gcd(a: i32, b: i32): i32 {
  while (b) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
