// Decoding without ffmpeg: WASM decoders and a WAV reader, all in this thread.
import { createReadStream } from "node:fs";
import { FLACDecoder } from "@wasm-audio-decoders/flac";
import { OggVorbisDecoder } from "@wasm-audio-decoders/ogg-vorbis";
import { MPEGDecoder } from "mpg123-decoder";
import { OggOpusDecoder } from "ogg-opus-decoder";
import { Failure } from "../failures.ts";
import type { AudioSink } from "./audio-sink.ts";
import { MixDown } from "./mix-down.ts";
import type { AudioFormat } from "./sniff.ts";
import { WavDecoder } from "./wav-decoder.ts";

/** Bytes read and decoded at a time: bounds the memory a long recording takes. */
const CHUNK_BYTES = 256 * 1024;

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}

/** What the decoders have in common. */
interface StreamDecoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
  free(): void;
}

export const decodeBundled = (path: string, format: AudioFormat | undefined, sink: AudioSink): Promise<void> =>
  decodeChunks(createReadStream(path, { highWaterMark: CHUNK_BYTES }), format, sink);

/** The same of bytes that come from elsewhere. */
export async function decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  format: AudioFormat | undefined,
  sink: AudioSink,
): Promise<void> {
  const decoder = decoderFor(format);
  await decoder.ready;
  try {
    await pump(chunks, decoder, sink);
  } finally {
    decoder.free();
  }
}

async function pump(chunks: AsyncIterable<Uint8Array>, decoder: StreamDecoder, sink: AudioSink): Promise<void> {
  const mixDown = new MixDown();
  let isOpen = false;
  const pass = (decoded: Decoded | undefined): void => {
    if (decoded === undefined || decoded.samplesDecoded === 0) return;
    if (!isOpen) sink.open(decoded.sampleRate);
    isOpen = true;
    sink.push(mixDown.mix(decoded.channelData, decoded.samplesDecoded));
  };
  for await (const chunk of chunks) {
    pass(await decoder.decode(chunk));
    if (sink.isFull) return;
  }
  pass(await decoder.flush?.());
  if (!isOpen) throw new Failure("audio-unreadable", "It holds no audio that can be decoded.");
}

function decoderFor(format: AudioFormat | undefined): StreamDecoder {
  switch (format) {
    case "wav":
      return new WavDecoder();
    case "flac":
    case "ogg-flac":
      return new FLACDecoder();
    case "ogg-vorbis":
      return new OggVorbisDecoder();
    case "ogg-opus":
      return new OggOpusDecoder();
    case "mp3":
      return new MPEGDecoder();
    case "mp4":
      throw new Failure("audio-unsupported", "AAC and Apple Lossless (m4a) need ffmpeg, which was not found.");
    case undefined:
      throw new Failure("audio-unreadable", "It is not an mp3, flac, ogg, opus, m4a or wav file.");
  }
}
