// The yardstick of the engine bench: the same STFT in plain JavaScript, one frame after the other. Even and odd samples
// of a real frame go through one complex FFT of half its length (radix 2, decimation in time).
import { FRAME_SAMPLES, HOP_SAMPLES } from "@sonica/shared/src/fingerprint/params.ts";

const POINTS = FRAME_SAMPLES / 2;
/** The bins the engine looks at: 156 to 6,281 Hz. */
const FIRST_BIN = 10;
const LAST_BIN = 402;

const window = Float32Array.from(
  { length: FRAME_SAMPLES },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME_SAMPLES),
);
const cosines = Float32Array.from({ length: POINTS }, (_, k) => Math.cos((Math.PI * k) / POINTS));
const sines = Float32Array.from({ length: POINTS }, (_, k) => -Math.sin((Math.PI * k) / POINTS));
const reversed = Uint16Array.from({ length: POINTS }, (_, i) => {
  let place = 0;
  for (let bit = 1; bit < POINTS; bit <<= 1) place = (place << 1) | (i & bit ? 1 : 0);
  return place;
});
const re = new Float32Array(POINTS);
const im = new Float32Array(POINTS);

/** Log2 power of every frame of 16 kHz audio. @returns their sum, so that no part of the work can be left out */
export function plainSpectrum(samples: Float32Array): number {
  let sum = 0;
  for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += HOP_SAMPLES) {
    for (let i = 0; i < POINTS; i++) {
      re[reversed[i]] = samples[start + 2 * i] * window[2 * i];
      im[reversed[i]] = samples[start + 2 * i + 1] * window[2 * i + 1];
    }
    transform();
    for (let k = FIRST_BIN; k <= LAST_BIN; k++) sum += Math.log2(Math.max(1e-30, power(k)));
  }
  return sum;
}

function transform(): void {
  for (let half = 1; half < POINTS; half *= 2) {
    const stride = POINTS / half;
    for (let block = 0; block < POINTS; block += 2 * half) {
      for (let j = 0; j < half; j++) {
        const a = block + j;
        const b = a + half;
        const wr = cosines[j * stride];
        const wi = sines[j * stride];
        const xr = re[b] * wr - im[b] * wi;
        const xi = re[b] * wi + im[b] * wr;
        re[b] = re[a] - xr;
        im[b] = im[a] - xi;
        re[a] += xr;
        im[a] += xi;
      }
    }
  }
}

/** Power of bin k of the real frame. */
function power(k: number): number {
  const m = POINTS - k;
  const evenR = (re[k] + re[m]) / 2;
  const evenI = (im[k] - im[m]) / 2;
  const oddR = (im[k] + im[m]) / 2;
  const oddI = (re[m] - re[k]) / 2;
  const r = evenR + oddR * cosines[k] - oddI * sines[k];
  const i = evenI + oddR * sines[k] + oddI * cosines[k];
  return r * r + i * i;
}
