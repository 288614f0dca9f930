// What a file is, by its first bytes: extensions lie.

export type AudioFormat = "wav" | "flac" | "ogg-vorbis" | "ogg-opus" | "ogg-flac" | "mp3" | "mp4";

/** Bytes that `sniff` wants to see. */
export const SNIFF_BYTES = 64;

export function sniff(head: Uint8Array): AudioFormat | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) return "wav";
  if (text.startsWith("fLaC")) return "flac";
  if (text.startsWith("OggS")) return sniffOgg(text);
  if (text.startsWith("ftyp", 4)) return "mp4";
  if (text.startsWith("ID3")) return "mp3";
  return isMpegFrame(head) ? "mp3" : undefined;
}

/** 11 set bits, then no reserved version, layer, bit rate or sample rate. */
const isMpegFrame = ([first = 0, second = 0, third = 0]: Uint8Array): boolean =>
  first === 0xff &&
  (second & 0xe0) === 0xe0 &&
  (second & 0x18) !== 0x08 &&
  (second & 0x06) !== 0 &&
  (third & 0xf0) !== 0xf0 &&
  (third & 0x0c) !== 0x0c;

/** The first packet follows the 28-byte header of a page with one segment. */
function sniffOgg(text: string): AudioFormat | undefined {
  if (text.startsWith("OpusHead", 28)) return "ogg-opus";
  if (text.startsWith("\x01vorbis", 28)) return "ogg-vorbis";
  return text.startsWith("\x7fFLAC", 28) ? "ogg-flac" : undefined;
}
