// PCM → log power spectrum: four Hann-windowed frames (a batch, 128 ms) at a time.
//
//   row: ROW_BINS × v128, lane = frame of the batch, value = log2 of power, bins FIRST_BIN to LAST_BIN
import { FIRST_BIN, FRAME_SAMPLES, HOP_SAMPLES } from "../src/fingerprint/params";
import { openFft, powers, transform, work } from "./fft";

export const FRAMES_PER_BATCH: i32 = 4;
/** Samples a batch looks at: 3 hops and a frame. */
export const BATCH_SAMPLES: i32 = (FRAMES_PER_BATCH - 1) * HOP_SAMPLES + FRAME_SAMPLES;
/** Samples until the next batch. */
export const BATCH_HOP: i32 = FRAMES_PER_BATCH * HOP_SAMPLES;

/** Two bins above the highest that a peak may lie in. */
export const LAST_BIN: i32 = 802;
export const ROW_BINS: i32 = LAST_BIN - FIRST_BIN + 1;
export const ROW_BYTES: i32 = ROW_BINS * 16;

const hann = memory.data(FRAME_SAMPLES * 4, 16);

export function openSpectrum(): void {
  openFft();
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    const angle = (2 * Math.PI * <f64>i) / <f64>FRAME_SAMPLES;
    store<f32>(hann + (i << 2), <f32>(0.5 - 0.5 * Math.cos(angle)));
  }
}

/** Reads BATCH_SAMPLES samples, writes one row. */
export function analyse(samples: usize, row: usize): void {
  loadFrames(samples);
  transform();
  const first = powers + (FIRST_BIN << 4);
  for (let at: i32 = 0; at < ROW_BYTES; at += 16) v128.store(row + at, log2(v128.load(first + at)));
}

/** Windows four frames and turns them so that each v128 holds the same sample of each. */
function loadFrames(samples: usize): void {
  for (let i = 0; i < FRAME_SAMPLES; i += 4) {
    const at = samples + (i << 2);
    const w = v128.load(hann + (i << 2));
    const a = f32x4.mul(w, v128.load(at));
    const b = f32x4.mul(w, v128.load(at, HOP_SAMPLES * 4));
    const c = f32x4.mul(w, v128.load(at, HOP_SAMPLES * 8));
    const d = f32x4.mul(w, v128.load(at, HOP_SAMPLES * 12));
    const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const point = work + (i << 4);
    v128.store(point, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
    v128.store(point, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7), 16);
    v128.store(point, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5), 32);
    v128.store(point, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7), 48);
  }
}

/**
 * log2 of four positive numbers, within 2e-5: exponent bits plus t + t(1 − t)·q(t) for the mantissa 1 + t.
 * q is our own least-squares cubic on [0, 1]; the form is exact at both ends, so octaves join without a step.
 */
// @ts-ignore: decorator
@inline
function log2(x: v128): v128 {
  const positive = f32x4.pmax(x, f32x4.splat(1e-30));
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(positive, 23), i32x4.splat(127)));
  const mantissa = v128.or(v128.and(positive, i32x4.splat(0x007fffff)), i32x4.splat(0x3f800000));
  const t = f32x4.sub(mantissa, f32x4.splat(1));
  let q = f32x4.add(f32x4.splat(0.14701877), f32x4.mul(t, f32x4.splat(-0.04424374)));
  q = f32x4.add(f32x4.splat(-0.26653628), f32x4.mul(t, q));
  q = f32x4.add(f32x4.splat(0.44183587), f32x4.mul(t, q));
  const bend = f32x4.mul(f32x4.mul(t, f32x4.sub(f32x4.splat(1), t)), q);
  return f32x4.add(exponent, f32x4.add(t, bend));
}
