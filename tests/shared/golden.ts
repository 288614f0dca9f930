import { seededRandom } from "../signals/random.ts";

/**
 * SHA-256 of the encoded 60-peak constellation of goldenSound() by input rate, fingerprint version 2: the same in every
 * browser and in Node. When one changes, old fingerprints no longer fit, and FINGERPRINT_VERSION is raised.
 */
export const GOLDEN_SHA256_BY_RATE: ReadonlyMap<number, string> = new Map([
  [16_000, "0238a41efd35922099e96771ec2f779cbef7738b9e9db500e894371200eab4d6"],
  [44_100, "d4220a341dea4ee67b36f2399f42c2ac0be2ccd544555f45b5d8549eafaf7106"],
  [48_000, "24d709e09b107e361faf2a6d74a5409ddf6fb16160b57ac1c0824bd3325da88a"],
]);

/**
 * Five seconds of noise and a square wave that jumps between pitches. No sines: those may differ in their last bit from
 * one JavaScript engine to the next.
 */
export function goldenSound(rateHz: number): Float32Array {
  const random = seededRandom(1);
  let period = 100;
  return new Float32Array(5 * rateHz).map((_, i) => {
    if (i % 6000 === 0) period = random.whole(20, 160);
    return (i % period < period / 2 ? 0.25 : -0.25) + (random.whole(-1000, 1000) / 1000) * 0.0625;
  });
}
