// Mono samples as text, for browsers whose messages are JSON: 16 bits a sample, little-endian, base64.

/** Quantising to 16 bits adds noise 98 dB below full scale, far below what a fingerprint sees. */
const FULL_SCALE = 32767;

/** Characters converted at once: more arguments than this overflow a call. */
const CHUNK = 8192;

export function toPcmText(samples: Float32Array): string {
  const integers = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) integers[i] = Math.max(-1, Math.min(1, samples[i])) * FULL_SCALE;
  const bytes = new Uint8Array(integers.buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** @throws DOMException for what is no base64. */
export function fromPcmText(text: string): Float32Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const integers = new Int16Array(bytes.buffer, 0, bytes.length >> 1);
  return Float32Array.from(integers, (integer) => integer / FULL_SCALE);
}
