import { fromPcmText } from "../pcm-text.ts";
import type { HeardBlock } from "../worker/protocol.ts";

/** A block holds 8,192 samples; what is much longer is not ours. */
const MOST_SAMPLES = 65_536;
const LOWEST_RATE_HZ = 8000;
const HIGHEST_RATE_HZ = 192_000;

/** Parses what a page sends; null for what makes no sense. */
export function parsePageBlock(message: unknown): HeardBlock | null {
  if (typeof message !== "object" || message === null) return null;
  const { pcm, rateHz, mediaSeconds, mediaRate } = message as Record<string, unknown>;
  if (!isNumber(rateHz) || !Number.isInteger(rateHz) || rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ)
    return null;
  if (!isNumber(mediaSeconds) || mediaSeconds < 0 || !isNumber(mediaRate) || mediaRate <= 0 || mediaRate > 16)
    return null;
  const samples = parseSamples(pcm);
  if (!samples || samples.length === 0 || samples.length > MOST_SAMPLES) return null;
  return { samples, rateHz, media: { seconds: mediaSeconds, rate: mediaRate } };
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

function parseSamples(pcm: unknown): Float32Array<ArrayBuffer> | null {
  if (pcm instanceof Float32Array) return pcm as Float32Array<ArrayBuffer>;
  if (typeof pcm !== "string" || pcm.length > 4 * MOST_SAMPLES) return null;
  try {
    return fromPcmText(pcm);
  } catch {
    return null;
  }
}
