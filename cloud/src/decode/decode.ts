import type { AudioSink } from "./audio-sink.ts";
import { decodeBundled } from "./bundled.ts";
import { decodeWithFfmpeg } from "./ffmpeg.ts";

export interface DecodeOptions {
  /** Path of a working ffmpeg; without it the bundled decoders are used. */
  readonly ffmpeg: string | undefined;
  /** Audio wanted from the start, seconds; all of it when undefined. */
  readonly seconds: number | undefined;
}

/** Plays a file into `sink`. @throws Failure "audio-unreadable" or "audio-unsupported" */
export const decode = (path: string, sink: AudioSink, { ffmpeg, seconds }: DecodeOptions): Promise<void> =>
  ffmpeg === undefined ? decodeBundled(path, sink) : decodeWithFfmpeg(ffmpeg, path, sink, seconds);
