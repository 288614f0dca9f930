// PCM at any rate → PCM at 16 kHz: polyphase Kaiser-windowed sinc.
// Output n lies at input n·M/L, L/M being 16000/rate. Outputs n, n + L, n + 2L … lie at the same fraction of an input
// sample, M samples apart, and are weighted alike: four at a time share what is read of the filter. So input is used up
// in turns of 4·M samples that make 4·L, at 44.1 kHz 40 ms; where it was cut into slices changes nothing.
//
// Only what lies between 187 and 6,250 Hz is looked at, so the transition may reach from 6,250 to 9,750 Hz, whose mirror
// image at 16 kHz is 6,250 again: a filter of 1 ms. Its numbers were searched for, a finer grid than Kaiser's formulas:
//
//   44.1 kHz: 44 taps, within +0.010 and −0.054 dB up to 6,250 Hz; images in the band below −60.0 dB
//   48 kHz:   48 taps, within +0.010 and −0.052 dB;                 images in the band below −60.8 dB
//
// Source: Crochiere & Rabiner, Multirate Digital Signal Processing (1983), ch. 4.
import { SAMPLE_RATE_HZ } from "../src/fingerprint/params";

/** Most input samples one call may bring. */
export const INPUT_CAPACITY: i32 = 4096;

/** Largest M: that of 44.1 kHz and its kin. A rate that needs a larger one is taken for the nearest, 1 in 10^5 off or less. */
const MAX_DOWN: i32 = 441;
const MAX_UP: i32 = 2 * MAX_DOWN; // 8 kHz
const MAX_TAPS: i32 = 192; // 192 kHz
/** An input sample is weighted for 16 outputs (16 kHz · 1 ms), or for 2 of 36 taps each at 8 kHz. */
const MAX_WEIGHTS: i32 = MAX_UP * 36;
const LINE_CAPACITY: i32 = MAX_TAPS + 4 * MAX_DOWN + INPUT_CAPACITY;

/** Most output samples one call may make. */
export const OUTPUT_CAPACITY: i32 = 2 * LINE_CAPACITY;

/** Middle of the transition, and its width. */
const CUTOFF_HZ: f64 = 7910;
const TRANSITION_HZ: f64 = 3500;
/** Length of the filter times width of the transition: the shorter, the wider. */
const LENGTH_BY_WIDTH: f64 = 3.49;
/** Shape of Kaiser's window. */
const BETA: f64 = 5.74;

const weights = memory.data(MAX_WEIGHTS * 4, 16); // f32[upFactor][tapCount], row n for outputs n, n + L, …
const line = memory.data((LINE_CAPACITY + 4) * 4, 16); // f32: input not yet used up, from the first tap of the next output

let isPassThrough: bool = true;
let upFactor: i32 = 1; // L
let downFactor: i32 = 1; // M
let tapCount: i32 = 4;
let lineLength: i32 = 0;

export function openResampler(rateHz: i32): void {
  isPassThrough = rateHz == SAMPLE_RATE_HZ;
  lineLength = 0;
  if (isPassThrough) return;
  chooseFactors(rateHz);
  designFilter(rateHz);
  // half a filter of silence first: output 0 is centred on input 0
  lineLength = tapCount / 2 - 1;
  memory.fill(line, 0, lineLength << 2);
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

/** The input has ended: accepts half a filter of silence, that lets the last samples out. */
export function acceptEnd(): void {
  if (isPassThrough) return;
  memory.fill(inputEnd(), 0, tapCount << 1);
  lineLength += tapCount / 2;
}

/** Writes the output samples of all whole turns, or all there are. @returns how many */
export function drain(out: usize, isEnd: bool): i32 {
  if (isPassThrough) return passThrough(out);
  const room = lineLength - tapCount;
  if (room < 0) return 0;
  let count = ((room + 1) * upFactor - 1) / downFactor + 1;
  if (!isEnd) count -= count % (4 * upFactor);
  for (let n = 0; n < min(count, upFactor); n++) interpolateAlike(out, n, count);
  drop((count / upFactor) * downFactor);
  return count;
}

function passThrough(out: usize): i32 {
  const count = lineLength;
  memory.copy(out, line, count << 2);
  lineLength = 0;
  return count;
}

/** Outputs `first`, `first` + L, … of the first `count`. */
function interpolateAlike(out: usize, first: i32, count: i32): void {
  const row = weights + ((first * tapCount) << 2);
  let sample = line + (((first * downFactor) / upFactor) << 2);
  let n = first;
  for (; n + 3 * upFactor < count; n += 4 * upFactor, sample += downFactor << 4) {
    interpolateFour(out + (n << 2), row, sample);
  }
  for (; n < count; n += upFactor, sample += downFactor << 2) interpolate(out + (n << 2), row, sample);
}

// @ts-ignore: decorator
@inline
function interpolateFour(out: usize, row: usize, first: usize): void {
  const inputStep = <usize>downFactor << 2;
  let a = first;
  let b = a + inputStep;
  let c = b + inputStep;
  let d = c + inputStep;
  let sumsA = f32x4.splat(0);
  let sumsB = f32x4.splat(0);
  let sumsC = f32x4.splat(0);
  let sumsD = f32x4.splat(0);
  for (let tap = row, end = row + (tapCount << 2); tap < end; tap += 16, a += 16, b += 16, c += 16, d += 16) {
    const weight = v128.load(tap);
    sumsA = f32x4.add(sumsA, f32x4.mul(weight, v128.load(a)));
    sumsB = f32x4.add(sumsB, f32x4.mul(weight, v128.load(b)));
    sumsC = f32x4.add(sumsC, f32x4.mul(weight, v128.load(c)));
    sumsD = f32x4.add(sumsD, f32x4.mul(weight, v128.load(d)));
  }
  const sums = pairsAdded(halvesAdded(sumsA, sumsB), halvesAdded(sumsC, sumsD));
  const outputStep = <usize>upFactor << 2;
  v128.store32_lane(out, sums, 0);
  v128.store32_lane(out + outputStep, sums, 1);
  v128.store32_lane(out + 2 * outputStep, sums, 2);
  v128.store32_lane(out + 3 * outputStep, sums, 3);
}

// @ts-ignore: decorator
@inline
function interpolate(out: usize, row: usize, first: usize): void {
  let sums = f32x4.splat(0);
  for (let tap = row, sample = first, end = row + (tapCount << 2); tap < end; tap += 16, sample += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(tap), v128.load(sample)));
  }
  const halves = halvesAdded(sums, sums);
  v128.store32_lane(out, pairsAdded(halves, halves), 0);
}

/** x0 + x2, x1 + x3, y0 + y2, y1 + y3. */
// @ts-ignore: decorator
@inline
function halvesAdded(x: v128, y: v128): v128 {
  return f32x4.add(v128.shuffle<f32>(x, y, 0, 1, 4, 5), v128.shuffle<f32>(x, y, 2, 3, 6, 7));
}

/** x0 + x1, x2 + x3, y0 + y1, y2 + y3. */
// @ts-ignore: decorator
@inline
function pairsAdded(x: v128, y: v128): v128 {
  return f32x4.add(v128.shuffle<f32>(x, y, 0, 2, 4, 6), v128.shuffle<f32>(x, y, 1, 3, 5, 7));
}

function drop(count: i32): void {
  lineLength -= count;
  memory.copy(line, line + (count << 2), lineLength << 2);
}

/** The ratio nearest to 16000/rate, in lowest terms. */
function chooseFactors(rateHz: i32): void {
  const ratio = <f64>SAMPLE_RATE_HZ / <f64>rateHz;
  let least = Infinity;
  for (let down = 1; down <= MAX_DOWN; down++) {
    const up = Math.round(ratio * <f64>down);
    const error = Math.abs(up / (ratio * <f64>down) - 1);
    if (error > least - 1e-12) continue;
    least = error;
    upFactor = <i32>up;
    downFactor = down;
  }
}

function designFilter(rateHz: i32): void {
  // Below 16 kHz nothing folds back, but what the input holds has an image above its own middle.
  const isUpward = rateHz < SAMPLE_RATE_HZ;
  const cutoff = isUpward ? 0.5 : CUTOFF_HZ / <f64>rateHz; // cycles per input sample
  const width = isUpward ? 0.1 : TRANSITION_HZ / <f64>rateHz;
  tapCount = (<i32>Math.ceil(LENGTH_BY_WIDTH / width) + 3) & ~3;
  const half = tapCount / 2;
  for (let n = 0; n < upFactor; n++) {
    const row = weights + ((n * tapCount) << 2);
    const shift = <f64>((n * downFactor) % upFactor) / <f64>upFactor;
    let sum: f64 = 0;
    for (let k = 0; k < tapCount; k++) {
      const distance = <f64>(k - half + 1) - shift;
      const edge = distance / <f64>half;
      const window = edge * edge >= 1 ? 0 : bessel0(BETA * Math.sqrt(1 - edge * edge));
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
