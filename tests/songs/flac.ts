// FLAC files, 16 bit stereo, with a cover picture inside.
import { EventEmitter, once } from "node:events";
import { createRequire } from "node:module";
import type * as LibFlac from "libflacjs/dist/index.js";
import type { Rendering } from "./render.ts";

/** 5 of 8: the usual middle between size and speed. */
const COMPRESSION = 5;

const PICTURE_BLOCK = 6;
const FRONT_COVER = 3;

export async function encodeFlac(rendering: Rendering, cover: Uint8Array): Promise<Buffer> {
  const flac = await libFlac();
  const samples = rendering.left.length;
  const encoder = flac.create_libflac_encoder(rendering.rateHz, 2, 16, COMPRESSION, samples, true, 0);
  if (encoder === 0) throw new Error("libflac would not make an encoder");
  const chunks: Uint8Array[] = [];
  flac.init_encoder_stream(encoder, (chunk) => void chunks.push(chunk.slice()));
  flac.FLAC__stream_encoder_process_interleaved(encoder, interleaved(rendering), samples);
  if (!flac.FLAC__stream_encoder_finish(encoder)) throw new Error("libflac did not finish the stream");
  flac.FLAC__stream_encoder_delete(encoder);
  return withCover(Buffer.concat(chunks), cover, samples);
}

let loading: Promise<typeof LibFlac> | undefined;

function libFlac(): Promise<typeof LibFlac> {
  loading ??= (async () => {
    const flac = createRequire(import.meta.url)("libflacjs")("min") as typeof LibFlac;
    if (flac.isReady()) return flac;
    const ready = new EventEmitter();
    flac.on("ready", () => ready.emit("ready"));
    await once(ready, "ready");
    return flac;
  })();
  return loading;
}

function interleaved({ left, right }: Rendering): Int32Array<ArrayBuffer> {
  const result = new Int32Array(2 * left.length);
  for (let i = 0; i < left.length; i++) {
    result[2 * i] = Math.round(32767 * left[i]);
    result[2 * i + 1] = Math.round(32767 * right[i]);
  }
  return result;
}

/**
 * `fLaC | STREAMINFO: 4 byte header, 34 byte body | other blocks | frames`. The picture goes behind STREAMINFO, whose
 * count of samples, 36 bits at bit 108, the stream encoder had no chance to write when it ended.
 */
function withCover(stream: Buffer, cover: Uint8Array, samples: number): Buffer {
  const info = Buffer.from(stream.subarray(0, 42));
  const isLast = (info[4] & 0x80) !== 0;
  info[4] &= 0x7f;
  info[21] = (info[21] & 0xf0) | Math.floor(samples / 2 ** 32);
  info.writeUInt32BE(samples % 2 ** 32, 22);
  return Buffer.concat([info, pictureBlock(cover, isLast), stream.subarray(42)]);
}

/** Numbers are big-endian: type, media type, description, width, height, depth, colours, bytes. */
function pictureBlock(cover: Uint8Array, isLast: boolean): Buffer {
  const mediaType = Buffer.from("image/png");
  const body = Buffer.concat([
    uint32(FRONT_COVER),
    uint32(mediaType.length),
    mediaType,
    ...[0, 0, 0, 24, 0].map(uint32),
    uint32(cover.length),
    cover,
  ]);
  return Buffer.concat([uint32(((isLast ? 0x80 : 0) | PICTURE_BLOCK) * 2 ** 24 + body.length), body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
