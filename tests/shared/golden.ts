import { seededRandom } from "../signals/random.ts";

/**
 * SHA-256 of the encoded 60-peak constellation of goldenSound() by input rate, fingerprint version 1: the same in every
 * browser and in Node. When one changes, either old fingerprints no longer fit, and FINGERPRINT_VERSION is raised, or it is
 * said here how little changed: a shorter filter in the resampler altered 15 of 7,192 peaks of a minute of music at 44.1 and
 * at 48 kHz, by one unit of time, tier or level.
 */
export const GOLDEN_SHA256_BY_RATE: ReadonlyMap<number, string> = new Map([
  [16_000, "2cdfb9c1149bd0189d09a0a4cee991de2d29b51ba977add0ff00902fcc18609d"],
  [44_100, "7bdaca49c724c7239714e4a6cf75f394266c12b762f266f799df2a91a5dfb2d4"],
  [48_000, "197b08f0197eee1b3450996e36d6c25454ecd24e9d198b91dd337f9147caca06"],
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
