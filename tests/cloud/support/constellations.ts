import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { listen, listenAsRecording } from "../../shared/listen.ts";
import { part, tune } from "../../shared/sounds.ts";

export const RATE_HZ = 16_000;

/** A seeded tune as it would be stored. */
export const recordingOf = async (seed: number, seconds = 20): Promise<Uint8Array<ArrayBuffer>> =>
  encodeConstellation(await listenAsRecording(tune(seed, seconds, RATE_HZ), RATE_HZ));

/** A clip of the same tune as it would be asked about. */
export const queryOf = (seed: number, from: number, to: number, seconds = 20): Promise<Constellation> =>
  listen(part(tune(seed, seconds, RATE_HZ), from, to, RATE_HZ), RATE_HZ);
