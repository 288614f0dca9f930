// What becomes of sound on its way to a listener, beyond noise and telephones (see tests/shared/sounds.ts).

/** Played too loud for the equipment: everything above the share `level` of the peak is cut off. */
export function clipped(samples: Float32Array, level: number): Float32Array {
  const limit = level * samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  return samples.map((sample) => Math.max(-limit, Math.min(limit, sample)));
}

/** Samples on either side that an interpolated one is made from. */
const REACH = 16;

/** Tape at another speed: 1.25 is a quarter faster, and higher with it. Windowed sinc, cut off below both rates. */
export function atSpeed(samples: Float32Array, speed: number): Float32Array {
  const cutoff = Math.min(1, 1 / speed);
  const result = new Float32Array(Math.floor(samples.length / speed));
  for (let i = 0; i < result.length; i++) {
    const at = i * speed;
    const from = Math.max(0, Math.ceil(at - REACH));
    const to = Math.min(samples.length - 1, Math.floor(at + REACH));
    let sum = 0;
    for (let j = from; j <= to; j++) sum += samples[j] * kernel(j - at, cutoff);
    result[i] = sum;
  }
  return result;
}

function kernel(x: number, cutoff: number): number {
  const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / REACH);
  const angle = Math.PI * x * cutoff;
  return cutoff * window * (Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle);
}
