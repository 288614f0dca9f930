// Sound at 44.1 kHz, mono, to and from files and ffmpeg's filters.
import { rename, writeFile } from "node:fs/promises";
import { run } from "./program.ts";

export const RATE_HZ = 44_100;

/** Longest part of a recording that is kept, seconds. */
const LONGEST_SECONDS = 600;

const QUIETLY = ["-v", "error", "-nostdin", "-y"];
const RAW = ["-f", "f32le", "-ac", "1", "-ar", String(RATE_HZ)];

/** @param format how to read a file that does not say so itself */
export async function readSound(paths: readonly string[], format: readonly string[] = []): Promise<Float32Array> {
  const inputs = paths.flatMap((path) => [...format, "-i", path]);
  const mixed =
    paths.length > 1 ? ["-filter_complex", `amix=inputs=${paths.length}:duration=longest`] : ["-map", "a:0"];
  return floatsOf(await run("ffmpeg", [...QUIETLY, ...inputs, ...mixed, "-t", String(LONGEST_SECONDS), ...RAW, "-"]));
}

/** What ffmpeg's audio filters make of a sound. */
export async function filtered(samples: Float32Array, filters: string): Promise<Float32Array> {
  const args = ["-v", "error", ...RAW, "-i", "pipe:0", "-af", filters, ...RAW, "pipe:1"];
  return floatsOf(await run("ffmpeg", args, bytesOf(samples)));
}

/** Through an encoder and back. Files, because an encoder writes its delay into the head when all is done. */
export async function encodedAs(
  samples: Float32Array,
  file: string,
  encoder: readonly string[],
): Promise<Float32Array> {
  await run("ffmpeg", ["-v", "error", "-y", ...RAW, "-i", "pipe:0", ...encoder, file], bytesOf(samples));
  return readSound([file]);
}

export const WAV_HEAD_BYTES = 44;

/** 16-bit WAV, whole or not there at all. */
export async function writeWav(path: string, samples: Float32Array): Promise<void> {
  const bytes = Buffer.alloc(WAV_HEAD_BYTES + 2 * samples.length);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE_HZ, 24);
  bytes.writeUInt32LE(2 * RATE_HZ, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (const [i, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, sample))), WAV_HEAD_BYTES + 2 * i);
  }
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

const bytesOf = (samples: Float32Array): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);

const floatsOf = (bytes: Buffer): Float32Array =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
