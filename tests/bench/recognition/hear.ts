// Sound → constellations, by the real engine, in the blocks and at the moments of the extension.
import { MeasuredSink } from "@sonica/cloud/src/decode/audio-sink.ts";
import { decode } from "@sonica/cloud/src/decode/decode.ts";
import { AskSchedule } from "@sonica/extension/src/worker/ask-schedule.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import {
  MAX_QUERY_SECONDS,
  QUERY_PEAKS_PER_SECOND,
  RECORDING_PEAKS_PER_SECOND,
} from "@sonica/shared/src/fingerprint/params.ts";
import type { Question } from "./dataset.ts";

/** As much as a worklet hands over at once. */
const BLOCK_SAMPLES = 2048;

export interface Sound {
  readonly samples: Float32Array;
  readonly rateHz: number;
}

/** A whole file as it is stored in a catalogue. */
export async function hearRecording(engine: Engine, path: string, ffmpeg: string | undefined): Promise<Constellation> {
  await decode(path, new MeasuredSink(engine), { ffmpeg, seconds: undefined });
  engine.finish();
  return engine.constellation(RECORDING_PEAKS_PER_SECOND);
}

/** A whole clip as it is asked about. */
export function hearClip(engine: Engine, { samples, rateHz }: Sound): Constellation {
  engine.open(rateHz);
  engine.push(samples);
  engine.finish();
  return engine.constellation(QUERY_PEAKS_PER_SECOND);
}

/** What the extension asks while it listens to a clip, the last time when the clip ends. */
export function hearQuestions(engine: Engine, { samples, rateHz }: Sound): Question[] {
  const schedule = new AskSchedule();
  const questions: Question[] = [];
  const ask = () =>
    questions.push({
      heardSeconds: engine.heardSeconds,
      constellation: engine.constellation(QUERY_PEAKS_PER_SECOND),
    });
  engine.open(rateHz);
  for (let at = 0; at < samples.length; at += BLOCK_SAMPLES) {
    engine.push(samples.subarray(at, at + BLOCK_SAMPLES));
    if (schedule.due(engine.heardSeconds) !== "none") ask();
  }
  engine.finish();
  if (questions.at(-1)?.heardSeconds !== engine.heardSeconds) ask();
  return questions;
}

/** A file's samples, mono, from its beginning, by the bundled decoders where they can: the same on every machine. */
export async function decodeSound(
  path: string,
  ffmpeg: string | undefined,
  seconds = MAX_QUERY_SECONDS,
): Promise<Sound> {
  const blocks: Float32Array[] = [];
  let rateHz = 0;
  const collector = {
    open(rate: number): void {
      rateHz = rate;
    },
    push(samples: Float32Array): void {
      blocks.push(samples.slice());
    },
  };
  await decode(path, new MeasuredSink(collector, seconds), { ffmpeg, seconds });
  const samples = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    samples.set(block, at);
    at += block.length;
  }
  return { samples, rateHz };
}
