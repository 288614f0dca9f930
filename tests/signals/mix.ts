/** Samples [from, to). */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export function rmsOf(samples: Float32Array, { from, to }: Window = { from: 0, to: samples.length }): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += samples[i] ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

/** Both together, `signalToNoiseDb` apart within the window: outside of it the two may differ by more or less. */
export function mixed(
  samples: Float32Array,
  other: Float32Array,
  signalToNoiseDb: number,
  window: Window,
): Float32Array {
  const gain = rmsOf(samples, window) / Math.max(1e-9, rmsOf(other, window)) / 10 ** (signalToNoiseDb / 20);
  return samples.map((sample, i) => sample + gain * other[i]);
}

/** Not above `peak`, by turning everything down. */
export function belowPeak(samples: Float32Array, peak: number): Float32Array {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return loudest <= peak ? samples : samples.map((sample) => (sample * peak) / loudest);
}
