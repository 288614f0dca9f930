const PRIME = 0x01000193;

/**
 * 32-bit checksum of bytes: four interleaved multiply-and-rotate lanes over little-endian words, folded at the end.
 * It finds accidents (truncation, flipped bits); it is no protection against forgery.
 */
export function checksum32(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const wordCount = aligned.length >>> 2;
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, wordCount);
  let a = 0x811c9dc5;
  let b = 0x9e3779b1;
  let c = 0x85ebca77;
  let d = aligned.length;
  const quads = wordCount & ~3;
  for (let i = 0; i < quads; i += 4) {
    a = mix(a, words[i]);
    b = mix(b, words[i + 1]);
    c = mix(c, words[i + 2]);
    d = mix(d, words[i + 3]);
  }
  for (let i = quads; i < wordCount; i++) a = mix(a, words[i]);
  for (let i = wordCount * 4; i < aligned.length; i++) b = mix(b, aligned[i]);
  return mix(mix(mix(a, b), c), d) >>> 0;
}

function mix(lane: number, word: number): number {
  const product = Math.imul(lane ^ word, PRIME);
  return (product << 13) | (product >>> 19);
}
