import { seededRandom } from "../signals/random.ts";

/**
 * SHA-256 of the encoded 60-peak constellation of goldenSound() by input rate, fingerprint version 3: the same in every
 * browser and in Node. When one changes, old fingerprints no longer fit, and FINGERPRINT_VERSION is raised.
 */
export const GOLDEN_SHA256_BY_RATE: ReadonlyMap<number, string> = new Map([
  [16_000, "f3720e09a9585fe7240193cd975b6845874636945e9a2286ba8e2182e8f98914"],
  [44_100, "c835c49f5776c0e701b84a11bd30c0ff7b253607c01b0c67eb7ab0825f506ce0"],
  [48_000, "f7603629c7f9dafcc550750d8d64db1f8a70fba5fa5135d6c854e136bd443e99"],
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
