// PCM at any rate → PCM at 16 kHz: polyphase windowed-sinc interpolation (Kaiser, 80 dB stopband).
// Output sample n lies at input position n·M/L (L/M = 16000/rate in lowest terms), kept as an exact integer fraction,
// so cutting the input into other slices changes nothing.
// Only what lies below 6.25 kHz must survive unchanged and unaliased, so the transition may reach from 6.4 to 9.6 kHz.
// Source: Crochiere & Rabiner, Multirate Digital Signal Processing (1983), ch. 4; Kaiser's order formula.
import { SAMPLE_RATE_HZ } from "../src/fingerprint/params";

/** Most input samples one call may bring. */
export const INPUT_CAPACITY: i32 = 4096;
/** Most output samples that makes: two for each at 8 kHz, and what waited for its last taps. */
export const OUTPUT_CAPACITY: i32 = 2 * INPUT_CAPACITY + 512;

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

export function openResampler(rateHz: i32): void {
  const divisor = gcd(SAMPLE_RATE_HZ, rateHz);
  upFactor = SAMPLE_RATE_HZ / divisor;
  downFactor = rateHz / divisor;
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

/** Writes every output sample that the input accepted so far allows, OUTPUT_CAPACITY at most. @returns how many */
export function drain(out: usize): i32 {
  if (isPassThrough) return passThrough(out);
  const count = ready();
  for (let first = 0; first < min(count, upFactor); first++) interpolateAlike(out, first, count);
  advance(count);
  return count;
}

function passThrough(out: usize): i32 {
  const count = lineLength;
  memory.copy(out, line, count << 2);
  lineLength = 0;
  return count;
}

/** Outputs whose taps all lie on input that is there: the first behind position is the last one's start. */
function ready(): i32 {
  const last = lineLength - tapCount - position;
  return last < 0 ? 0 : ((last + 1) * upFactor - fraction - 1) / downFactor + 1;
}

/** Outputs `first`, `first` + L, … lie at the same fraction of an input sample, M samples apart: four share each tap. */
function interpolateAlike(out: usize, first: i32, count: i32): void {
  const place = fraction + first * downFactor;
  const part = place % upFactor;
  const phase = phaseCount == upFactor ? part : <i32>((<i64>part * phaseCount) / upFactor);
  const row = taps + ((phase * tapCount) << 2);
  let sample = line + ((position + place / upFactor) << 2);
  let n = first;
  for (; n + 3 * upFactor < count; n += 4 * upFactor, sample += downFactor << 4) interpolateFour(out + (n << 2), row, sample);
  for (; n < count; n += upFactor, sample += downFactor << 2) interpolate(out + (n << 2), row, sample);
}

// @ts-ignore: decorator
@inline
function interpolateFour(out: usize, row: usize, first: usize): void {
  const step = <usize>downFactor << 2;
  let a = first;
  let b = a + step;
  let c = b + step;
  let d = c + step;
  let evenA = f32x4.splat(0);
  let oddA = f32x4.splat(0);
  let evenB = f32x4.splat(0);
  let oddB = f32x4.splat(0);
  let evenC = f32x4.splat(0);
  let oddC = f32x4.splat(0);
  let evenD = f32x4.splat(0);
  let oddD = f32x4.splat(0);
  for (let tap = row, end = row + (tapCount << 2); tap < end; tap += 32, a += 32, b += 32, c += 32, d += 32) {
    const even = v128.load(tap);
    const odd = v128.load(tap, 16);
    evenA = f32x4.add(evenA, f32x4.mul(even, v128.load(a)));
    oddA = f32x4.add(oddA, f32x4.mul(odd, v128.load(a, 16)));
    evenB = f32x4.add(evenB, f32x4.mul(even, v128.load(b)));
    oddB = f32x4.add(oddB, f32x4.mul(odd, v128.load(b, 16)));
    evenC = f32x4.add(evenC, f32x4.mul(even, v128.load(c)));
    oddC = f32x4.add(oddC, f32x4.mul(odd, v128.load(c, 16)));
    evenD = f32x4.add(evenD, f32x4.mul(even, v128.load(d)));
    oddD = f32x4.add(oddD, f32x4.mul(odd, v128.load(d, 16)));
  }
  const outStep = <usize>upFactor << 2;
  storeSum(out, f32x4.add(evenA, oddA));
  storeSum(out + outStep, f32x4.add(evenB, oddB));
  storeSum(out + 2 * outStep, f32x4.add(evenC, oddC));
  storeSum(out + 3 * outStep, f32x4.add(evenD, oddD));
}

// @ts-ignore: decorator
@inline
function interpolate(out: usize, row: usize, first: usize): void {
  let sample = first;
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  for (let tap = row, end = row + (tapCount << 2); tap < end; tap += 32, sample += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(tap), v128.load(sample)));
    odd = f32x4.add(odd, f32x4.mul(v128.load(tap, 16), v128.load(sample, 16)));
  }
  storeSum(out, f32x4.add(even, odd));
}

// @ts-ignore: decorator
@inline
function storeSum(out: usize, sums: v128): void {
  const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 1, 0, 3, 2));
  v128.store32_lane(out, f32x4.add(pairs, v128.shuffle<f32>(pairs, pairs, 2, 3, 0, 1)), 0);
}

/** Goes on `count` outputs, and drops the input that no later one needs. */
function advance(count: i32): void {
  const place = fraction + count * downFactor;
  fraction = place % upFactor;
  position += place / upFactor;
  const used = min(position, lineLength);
  lineLength -= used;
  position -= used;
  memory.copy(line, line + (used << 2), lineLength << 2);
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
