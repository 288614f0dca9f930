// Four 1024-point complex FFTs at once, one in each SIMD lane: decimation in frequency, five radix-4 stages in place.
// Four real frames of 2048 samples enter as even samples (real) and odd (imaginary).
//
//   work: 1024 × { v128 real, v128 imaginary }, 32 bytes a point, lane = frame; after the last stage in digit-reversed order
//   powers: 1024 × v128, four times the power of each bin but 0, lane = frame
//
// Source: Sorensen et al., Real-valued fast Fourier transform algorithms (IEEE TASSP, 1987).
const POINTS: i32 = 1024;
const POINT_BYTES: i32 = 32;

export const work = memory.data(POINTS * POINT_BYTES, 16);
export const powers = memory.data(POINTS * 16, 16);
const twiddles = memory.data(POINTS * 8, 16); // f32 cos, -sin of 2πk/1024
const halfTwiddles = memory.data(POINTS * 8, 16); // f32 cos, -sin of 2πk/2048
const places = memory.data(POINTS * 2, 16); // u16: where frequency k stands, points

export function openFft(): void {
  for (let k = 0; k < POINTS; k++) {
    const angle = (2 * Math.PI * <f64>k) / <f64>POINTS;
    store<f32>(twiddles + k * 8, <f32>Math.cos(angle));
    store<f32>(twiddles + k * 8, <f32>-Math.sin(angle), 4);
    store<f32>(halfTwiddles + k * 8, <f32>Math.cos(angle / 2));
    store<f32>(halfTwiddles + k * 8, <f32>-Math.sin(angle / 2), 4);
  }
  for (let k = 0; k < POINTS; k++) {
    const place = (k & 3) * 256 + ((k >> 2) & 3) * 64 + ((k >> 4) & 3) * 16 + ((k >> 6) & 3) * 4 + (k >> 8);
    store<u16>(places + k * 2, <u16>place);
  }
}

export function transform(): void {
  for (let length = POINTS; length >= 4; length >>= 2) radix4(length);
  untangle();
}

function radix4(length: i32): void {
  const quarter = <usize>(length >> 2) * POINT_BYTES;
  const block = <usize>length * POINT_BYTES;
  const end = work + POINTS * POINT_BYTES;
  const one = f32x4.splat(1); // the first twiddles, which nothing is multiplied by
  for (let a: usize = work; a < end; a += block) butterfly(a, quarter, false, one, one, one, one, one, one);
  const stride = POINTS / length;
  for (let j = 1; j < length >> 2; j++) {
    const turn = j * stride * 8;
    const w1r = v128.load32_splat(twiddles + turn);
    const w1i = v128.load32_splat(twiddles + turn, 4);
    const w2r = v128.load32_splat(twiddles + 2 * turn);
    const w2i = v128.load32_splat(twiddles + 2 * turn, 4);
    const w3r = v128.load32_splat(twiddles + 3 * turn);
    const w3i = v128.load32_splat(twiddles + 3 * turn, 4);
    for (let a = work + j * POINT_BYTES; a < end; a += block) {
      butterfly(a, quarter, true, w1r, w1i, w2r, w2i, w3r, w3i);
    }
  }
}

/** Four points a quarter of a block apart. */
// @ts-ignore: decorator
@inline
function butterfly(
  a: usize,
  quarter: usize,
  isTurned: bool,
  w1r: v128,
  w1i: v128,
  w2r: v128,
  w2i: v128,
  w3r: v128,
  w3i: v128,
): void {
  const b = a + quarter;
  const c = b + quarter;
  const d = c + quarter;
  const ar = v128.load(a);
  const ai = v128.load(a, 16);
  const br = v128.load(b);
  const bi = v128.load(b, 16);
  const cr = v128.load(c);
  const ci = v128.load(c, 16);
  const dr = v128.load(d);
  const di = v128.load(d, 16);
  const t0r = f32x4.add(ar, cr);
  const t0i = f32x4.add(ai, ci);
  const t1r = f32x4.sub(ar, cr);
  const t1i = f32x4.sub(ai, ci);
  const t2r = f32x4.add(br, dr);
  const t2i = f32x4.add(bi, di);
  const t3r = f32x4.sub(bi, di); // −i·(b − d)
  const t3i = f32x4.sub(dr, br);
  v128.store(a, f32x4.add(t0r, t2r));
  v128.store(a, f32x4.add(t0i, t2i), 16);
  storeTurned(b, f32x4.add(t1r, t3r), f32x4.add(t1i, t3i), w1r, w1i, isTurned);
  storeTurned(c, f32x4.sub(t0r, t2r), f32x4.sub(t0i, t2i), w2r, w2i, isTurned);
  storeTurned(d, f32x4.sub(t1r, t3r), f32x4.sub(t1i, t3i), w3r, w3i, isTurned);
}

// @ts-ignore: decorator
@inline
function storeTurned(at: usize, xr: v128, xi: v128, wr: v128, wi: v128, isTurned: bool): void {
  if (!isTurned) {
    v128.store(at, xr);
    v128.store(at, xi, 16);
    return;
  }
  v128.store(at, f32x4.sub(f32x4.mul(xr, wr), f32x4.mul(xi, wi)));
  v128.store(at, f32x4.add(f32x4.mul(xr, wi), f32x4.mul(xi, wr)), 16);
}

/** Powers of all bins but 0, from the frequencies of the complex transform that belong together: k and 1024 − k. */
function untangle(): void {
  for (let k = 1; k <= POINTS / 2; k++) {
    const at = work + <usize>load<u16>(places + k * 2) * POINT_BYTES;
    const mirror = work + <usize>load<u16>(places + (POINTS - k) * 2) * POINT_BYTES;
    storePowers(k, v128.load(at), v128.load(at, 16), v128.load(mirror), v128.load(mirror, 16));
  }
}

/** Four times the powers of bins k and 1024 − k of the real frames, from x and y, the same of the complex transform. */
// @ts-ignore: decorator
@inline
function storePowers(k: i32, xr: v128, xi: v128, yr: v128, yi: v128): void {
  const evenR = f32x4.add(xr, yr);
  const evenI = f32x4.sub(xi, yi);
  const oddR = f32x4.add(xi, yi); // −i·(x − conj y)
  const oddI = f32x4.sub(yr, xr);
  const wr = v128.load32_splat(halfTwiddles + k * 8);
  const wi = v128.load32_splat(halfTwiddles + k * 8, 4);
  const turnedR = f32x4.sub(f32x4.mul(oddR, wr), f32x4.mul(oddI, wi));
  const turnedI = f32x4.add(f32x4.mul(oddI, wr), f32x4.mul(oddR, wi));
  storePower(k, f32x4.add(evenR, turnedR), f32x4.add(evenI, turnedI));
  storePower(POINTS - k, f32x4.sub(evenR, turnedR), f32x4.sub(evenI, turnedI));
}

// @ts-ignore: decorator
@inline
function storePower(k: i32, r: v128, i: v128): void {
  v128.store(powers + (k << 4), f32x4.add(f32x4.mul(r, r), f32x4.mul(i, i)));
}
