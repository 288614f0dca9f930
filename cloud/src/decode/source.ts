// A file or an address on the web → samples, as they come: for programmes too long to hold, and streams without an end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SAMPLE_RATE_HZ } from "@sonica/shared/src/fingerprint/params.ts";
import { Failure, messageOf } from "../failures.ts";
import type { AudioSink } from "./audio-sink.ts";
import { decodeChunks } from "./bundled.ts";
import { type DecodeOptions, decode } from "./decode.ts";
import { FloatStream } from "./float-stream.ts";
import { SNIFF_BYTES, sniff } from "./sniff.ts";

/** A server that sends nothing for so long is gone, milliseconds. */
const STALL_MS = 20_000;

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

/** @throws Failure "audio-unreadable", "audio-unsupported", "no-such-path" or "stream-unreachable" */
export async function decodeSource(source: string, sink: AudioSink, options: DecodeOptions): Promise<void> {
  if (isAddress(source)) return decodeAddress(source, sink, options);
  try {
    await decode(source, sink, options);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    throw new Failure("no-such-path", "There is no such file.", { cause });
  }
}

async function decodeAddress(address: string, sink: AudioSink, { ffmpeg }: DecodeOptions): Promise<void> {
  const leave = new AbortController();
  try {
    const chunks = await open(address, leave);
    const { head, all } = await peek(chunks);
    const format = sniff(head);
    if (format !== undefined && format !== "mp4") await decodeChunks(all, format, sink);
    else if (ffmpeg !== undefined) await decodePiped(ffmpeg, all, sink);
    else await decodeChunks(all, format, sink);
  } finally {
    leave.abort();
  }
}

async function open(address: string, leave: AbortController): Promise<AsyncIterable<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.any([leave.signal, AbortSignal.timeout(STALL_MS)]) });
  } catch (cause) {
    throw new Failure("stream-unreachable", `${address}: ${messageOf(cause)}`, { cause });
  }
  if (!response.ok || response.body === null) {
    throw new Failure("stream-unreachable", `${address}: it answered ${response.status} ${response.statusText}.`);
  }
  return unstalled(response.body as unknown as AsyncIterable<Uint8Array>, address);
}

/** The same chunks; ends with a Failure when none comes for too long. */
async function* unstalled(chunks: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Failure("stream-unreachable", `${address}: nothing came any more.`)),
        STALL_MS,
      );
    });
    try {
      const { done, value } = await Promise.race([iterator.next(), stalled]);
      if (done) return;
      yield value;
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw new Failure("stream-unreachable", `${address}: the connection broke. ${messageOf(cause)}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The first bytes, and everything from the first byte on. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < SNIFF_BYTES; ) {
    const { done, value } = await iterator.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = Uint8Array.from(Buffer.concat(first).subarray(0, SNIFF_BYTES));
  return { head, all: rejoined(first, iterator) };
}

async function* rejoined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  for (;;) {
    const { done, value } = await rest.next();
    if (done) return;
    yield value;
  }
}

/** ffmpeg reads what we fetched: it is never given an address, nor may a playlist make it fetch one. */
async function decodePiped(ffmpeg: string, chunks: AsyncIterable<Uint8Array>, sink: AudioSink): Promise<void> {
  const child = spawn(
    ffmpeg,
    // biome-ignore format: one option and its value a line
    ["-v", "error", "-nostdin", "-threads", "1", "-protocol_whitelist", "pipe", "-i", "pipe:0",
      "-map", "0:a:0", "-ac", "1", "-ar", String(SAMPLE_RATE_HZ), "-f", "f32le", "pipe:1"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  await once(child, "spawn");
  const closed = once(child, "close") as Promise<[number | null]>;
  let broken: unknown;
  const feeding = pipeline(Readable.from(chunks), child.stdin).catch((cause: unknown) => {
    // ffmpeg closes its end when we have heard enough.
    if (!sink.isFull) broken = cause;
  });
  sink.open(SAMPLE_RATE_HZ);
  const floats = new FloatStream();
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    sink.push(floats.take(chunk));
    if (sink.isFull) break;
  }
  child.kill();
  const [exitCode] = await closed;
  await feeding;
  if (broken instanceof Failure) throw broken;
  if (exitCode !== 0 && !sink.isFull) throw new Failure("audio-unreadable", "ffmpeg could not decode it.");
}
