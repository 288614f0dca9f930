/** Quieter than this is silence, full scale 1: −66 dB. A paused player sends exact zeros; dither lies lower still. */
const SILENCE = 0.0005;

export function isSilent(block: Float32Array): boolean {
  for (const sample of block) if (Math.abs(sample) > SILENCE) return false;
  return true;
}
