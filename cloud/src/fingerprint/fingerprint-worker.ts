// Worker thread: file → PCM → engine → encoded constellation.
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { MeasuredSink } from "../decode/audio-sink.ts";
import { decode } from "../decode/decode.ts";
import { Failure, type FailureCode, messageOf } from "../failures.ts";

export interface FingerprintTask {
  readonly path: string;
  readonly peaksPerSecond: number;
  /** Audio wanted from the start, seconds; all of it when undefined. */
  readonly seconds: number | undefined;
  readonly ffmpeg: string | undefined;
}

/** Errors lose their class on the way between threads, so they travel as values. */
export type FingerprintResult =
  | {
      readonly kind: "done";
      readonly constellation: Uint8Array<ArrayBuffer>;
      readonly seconds: number;
      readonly peaks: number;
    }
  | {
      readonly kind: "failed";
      readonly code: FailureCode;
      readonly message: string;
    };

let engine: Promise<Engine> | undefined;

export default async function fingerprint(task: FingerprintTask): Promise<FingerprintResult> {
  try {
    engine ??= loadEngine();
    return await run(await engine, task);
  } catch (error) {
    const code = error instanceof Failure ? error.code : "audio-unreadable";
    return { kind: "failed", code, message: messageOf(error) };
  }
}

/** One file at a time: the engine analyses one stream. */
async function run(engine: Engine, task: FingerprintTask): Promise<FingerprintResult> {
  const sink = new MeasuredSink(engine, task.seconds);
  await decode(task.path, sink, task);
  engine.finish();
  const found = engine.constellation(task.peaksPerSecond);
  return {
    kind: "done",
    constellation: encodeConstellation(found),
    seconds: sink.passedSeconds,
    peaks: found.times.length,
  };
}
