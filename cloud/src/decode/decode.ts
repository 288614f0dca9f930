import { open } from "node:fs/promises";
import { Failure } from "../failures.ts";
import type { AudioSink } from "./audio-sink.ts";
import { decodeBundled } from "./bundled.ts";
import { decodeWithFfmpeg } from "./ffmpeg.ts";
import { type AudioFormat, SNIFF_BYTES, sniff } from "./sniff.ts";

/** Starting ffmpeg takes 55 ms of CPU, as much as the bundled decoders need for this much audio, seconds. */
const SHORT_SECONDS = 30;

export interface DecodeOptions {
  /** A working ffmpeg; without it the bundled decoders do all they can. */
  readonly ffmpeg: string | undefined;
  /** Audio wanted from the start, seconds; all of it when undefined. */
  readonly seconds: number | undefined;
}

/**
 * Plays a file into `sink`. Short stretches are decoded in this thread, long ones by ffmpeg where there is one; either
 * way the engine finds the same peaks. @throws Failure "audio-unreadable" or "audio-unsupported"
 */
export async function decode(path: string, sink: AudioSink, { ffmpeg, seconds }: DecodeOptions): Promise<void> {
  const format = await formatOf(path);
  const isShort = seconds !== undefined && seconds <= SHORT_SECONDS;
  if (ffmpeg === undefined || (isShort && isBundled(format))) return decodeBundled(path, format, sink);
  return decodeWithFfmpeg(ffmpeg, path, sink, seconds);
}

async function formatOf(path: string): Promise<AudioFormat | undefined> {
  const head = new Uint8Array(SNIFF_BYTES);
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0);
    if (bytesRead === 0) throw new Failure("audio-unreadable", "It is empty.");
    return sniff(head);
  } finally {
    await file.close();
  }
}

/** MP3 files may begin with anything; what is not known by its first bytes is left to ffmpeg. */
const isBundled = (format: AudioFormat | undefined): boolean => format !== undefined && format !== "mp4";
