// Decoding by a system ffmpeg, one process a file: fastest, and reads nearly everything.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { SAMPLE_RATE_HZ } from "@sonica/shared/src/fingerprint/params.ts";
import { Failure } from "../failures.ts";
import type { AudioSink } from "./audio-sink.ts";
import { FloatStream } from "./float-stream.ts";

/** Longest part of ffmpeg's complaint that is repeated, characters. */
const MAX_COMPLAINT = 200;

export async function decodeWithFfmpeg(ffmpeg: string, path: string, sink: AudioSink, seconds?: number): Promise<void> {
  const child = spawn(ffmpeg, ffmpegArguments(path, seconds), {
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Rejects when there is no such program; nothing is lost meanwhile, as nobody reads its pipes yet.
  await once(child, "spawn");
  const closed = once(child, "close") as Promise<[number | null]>;
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (complaint.length < MAX_COMPLAINT) complaint += text;
  });
  sink.open(SAMPLE_RATE_HZ);
  const floats = new FloatStream();
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    sink.push(floats.take(chunk));
    if (sink.isFull) break;
  }
  // Leaving the loop early closes the pipe, which ends ffmpeg.
  const [exitCode] = await closed;
  if (exitCode !== 0 && !sink.isFull) throw new Failure("audio-unreadable", firstLine(complaint, path));
}

const ffmpegArguments = (path: string, seconds: number | undefined): string[] => [
  ...["-v", "error", "-nostdin", "-threads", "1"],
  // A playlist in disguise must not make it fetch anything; "file:" keeps odd names from being read as options or URLs.
  ...["-protocol_whitelist", "file,pipe", "-i", `file:${path}`],
  ...(seconds === undefined ? [] : ["-t", String(seconds)]),
  ...["-map", "0:a:0", "-ac", "1", "-ar", String(SAMPLE_RATE_HZ), "-f", "f32le", "-"],
];

/** The last part of "…/song.mp3: Invalid data found" says what is wrong. */
function firstLine(complaint: string, path: string): string {
  const line = complaint.trim().split("\n")[0]?.slice(0, MAX_COMPLAINT) ?? "";
  return line === ""
    ? "ffmpeg could not decode it."
    : `ffmpeg: ${line.replaceAll(`file:${path}`, "").replace(/^: /, "")}`;
}

/** Whether `ffmpeg` can be run. */
export async function ffmpegRuns(ffmpeg: string): Promise<boolean> {
  try {
    const child = spawn(ffmpeg, ["-version"], { stdio: "ignore" });
    const [exitCode] = (await once(child, "close")) as [number | null];
    return exitCode === 0;
  } catch {
    return false;
  }
}
