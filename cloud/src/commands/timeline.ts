// sonica identify --timeline: what plays from when to when in a long file or a stream.
import { basename } from "node:path";
import { answerOf } from "@sonica/shared/src/api/answer-of.ts";
import { MatcherClient } from "@sonica/shared/src/api/client.ts";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Slicer } from "@sonica/shared/src/fingerprint/slicer.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { chaptersOf, cueOf } from "@sonica/shared/src/timeline/listing.ts";
import { localRecogniser } from "@sonica/shared/src/timeline/local-recogniser.ts";
import type { Recogniser } from "@sonica/shared/src/timeline/recogniser.ts";
import { Segmenter } from "@sonica/shared/src/timeline/segmenter.ts";
import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { MeasuredSink } from "../decode/audio-sink.ts";
import { ffmpegRuns } from "../decode/ffmpeg.ts";
import { decodeSource, isAddress } from "../decode/source.ts";
import { Failure, messageOf } from "../failures.ts";
import { noteIndexing } from "./indexing-note.ts";
import { clock, printJson, printLine, printNote } from "./print.ts";
import { jsonTimeline, plainTimeline, type Titled, tracksOf } from "./timeline-words.ts";

export interface TimelineOptions {
  readonly server?: string;
  /** Audio listened to at the most, seconds; undefined: to the end of a file, an hour of a stream. */
  readonly seconds?: number;
  readonly json?: boolean;
  readonly chapters?: boolean;
  readonly cue?: boolean;
}

/** A stream may never end, seconds. */
const STREAM_SECONDS = 3600;

/** The segmenter looks each time this much was heard, seconds; what it tells does not depend on it. */
const SLICE_SECONDS = 2;

const NOTE_EVERY_MS = 1000;

/** Who is asked, and who knows the recordings' rows. */
interface Answerer {
  readonly recogniser: Recogniser;
  titled(recordingIds: readonly string[]): Promise<Titled>;
  close(): Promise<void>;
}

/** Exit code: 0 when all of each could be listened to. */
export async function timelinesCommand(
  config: Config,
  sources: readonly string[],
  options: TimelineOptions,
): Promise<number> {
  const answerer = options.server === undefined ? await inProcess(config) : viaServer(options.server);
  try {
    let exitCode = 0;
    for (const source of sources) {
      try {
        await tell(config, source, answerer, options);
      } catch (error) {
        if (!(error instanceof Failure) || !/^(audio|stream)-|no-such-path/.test(error.code)) throw error;
        printNote(`${source}: ${error.message} ${error.nextStep}`);
        exitCode = 1;
      }
    }
    return exitCode;
  } finally {
    await answerer.close();
  }
}

async function tell(config: Config, source: string, answerer: Answerer, options: TimelineOptions): Promise<void> {
  const segmenter = new Segmenter(answerer.recogniser);
  await listen(config, source, options.seconds ?? (isAddress(source) ? STREAM_SECONDS : undefined), segmenter);
  const timeline = segmenter.timeline();
  const ids = timeline.stretches.flatMap((stretch) => (stretch.kind === "song" ? [stretch.recordingId] : []));
  const titled = await answerer.titled([...new Set(ids)]);
  if (options.json) printJson(jsonTimeline(source, timeline, segmenter.questions, titled));
  else if (options.chapters) printLine(chaptersOf(tracksOf(timeline, titled)));
  else if (options.cue) printLine(cueOf(tracksOf(timeline, titled), basename(source)));
  else printLine(plainTimeline(timeline, titled));
}

/** Decodes into the segmenter. Memory is bounded: what waits for an answer is peaks, 600 bytes a second. */
async function listen(
  config: Config,
  source: string,
  seconds: number | undefined,
  segmenter: Segmenter,
): Promise<void> {
  const engine = await loadEngine();
  const slicer = new Slicer(engine, QUERY_PEAKS_PER_SECOND);
  let slicedSeconds = 0;
  let notedAt = 0;
  let work: Promise<void> = Promise.resolve();
  let trouble: unknown;
  const push = (isLast: boolean) => {
    const slice = slicer.take(isLast);
    slicedSeconds = engine.heardSeconds;
    work = work.then(async () => {
      if (trouble !== undefined) return;
      await segmenter.push(slice);
      if (!process.stderr.isTTY || performance.now() - notedAt < NOTE_EVERY_MS) return;
      notedAt = performance.now();
      process.stderr.write(`\r${clock(segmenter.timeline().decidedSeconds)} heard `);
    });
    work = work.catch((error: unknown) => {
      trouble ??= error;
    });
  };
  const sink = new MeasuredSink(
    {
      open: (rateHz) => engine.open(rateHz),
      push(samples) {
        engine.push(samples);
        if (engine.heardSeconds - slicedSeconds >= SLICE_SECONDS) push(false);
      },
    },
    seconds,
  );
  const usesFfmpeg = config.ffmpeg !== "none" && (await ffmpegRuns(config.ffmpeg));
  await decodeSource(source, sink, { ffmpeg: usesFfmpeg ? config.ffmpeg : undefined, seconds });
  engine.finish();
  push(true);
  await work;
  if (trouble === undefined) await segmenter.finish();
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (trouble !== undefined) throw trouble;
}

async function inProcess(config: Config): Promise<Answerer> {
  const context = await openContext(config, { command: "identify", onIndexing: noteIndexing });
  if (context.index.recordingCount === 0) printNote("The catalogue is empty: `sonica ingest FOLDER` fills it.");
  return {
    recogniser: localRecogniser(context.index),
    titled: (ids) => context.recordings.getAll(ids),
    close: () => context.close(),
  };
}

/** A server cannot follow a song; it is asked to search again, every few seconds of audio. */
function viaServer(address: string): Answerer {
  const client = new MatcherClient(address);
  const rows = new Map<string, Recording>();
  return {
    recogniser: {
      async identify(clip) {
        try {
          const verdict = await client.identify(encodeConstellation(clip));
          const candidates = verdict.kind === "match" ? [verdict.match, ...verdict.candidates] : [];
          for (const { recording } of candidates) rows.set(recording.id, recording);
          return answerOf(verdict);
        } catch (error) {
          throw new Failure("server-unreachable", `${address}: ${messageOf(error)}`, { cause: error });
        }
      },
    },
    titled: async () => rows,
    close: async () => {},
  };
}
