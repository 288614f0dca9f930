import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { Failure, messageOf } from "../failures.ts";
import { Fingerprinter } from "../fingerprint/fingerprinter.ts";
import { type Ingested, ingest } from "../ingest/ingest.ts";
import { IngestProgress, type Totals } from "../ingest/progress.ts";
import { scan } from "../ingest/scan.ts";
import { noteIndexing } from "./indexing-note.ts";
import { clock, printJson, printLine, printNote } from "./print.ts";
import { stopSignal } from "./stop-signal.ts";

/** Exit code: 0 all well, 1 some file failed, 130 interrupted. */
export async function ingestCommand(
  config: Config,
  paths: readonly string[],
  options: { json?: boolean },
): Promise<number> {
  const isTerminal = process.stderr.isTTY === true;
  const files = await scan(paths);
  const context = await openContext(config, {
    command: "ingest",
    onIndexing: noteIndexing,
  });
  const fingerprinter = await Fingerprinter.open(config);
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  try {
    if (fingerprinter.ffmpeg === undefined) printNote("ffmpeg was not found: using the bundled decoders (no m4a).");
    const bytes = files.reduce((sum, file) => sum + (file.kind === "file" ? file.bytes : 0), 0);
    const progress = new IngestProgress(files.length, bytes, isTerminal);
    await ingest(context, files, {
      fingerprinter,
      workers: config.workers,
      signal: stop.signal,
      onFile: (done) => {
        progress.add(done);
        if (options.json) printJson(jsonLine(done));
        else if (!isTerminal) printLine(plainLine(done));
      },
    });
    await context.searchServer?.sync(context.database.db).catch((error: unknown) => {
      printNote(`The search server was not brought up to date: ${messageOf(error)} Run \`sonica search sync\` later.`);
    });
    const totals = progress.finish();
    printNote(summary(totals, files.length));
    for (const { path, error } of totals.failed) printNote(`  ${path}\n    ${explained(error)}`);
    if (totals.withoutLyrics.length > 0) printNote(`${totals.withoutLyrics.length} taken without their lyrics:`);
    for (const { path, error } of totals.withoutLyrics) printNote(`  ${path}\n    ${explained(error)}`);
    if (stop.signal.aborted) printNote(new Failure("interrupted", "").nextStep);
    return stop.signal.aborted ? 130 : totals.failed.length > 0 ? 1 : 0;
  } finally {
    await fingerprinter.close();
    await context.close();
  }
}

const jsonLine = (done: Ingested) =>
  done.kind === "failed"
    ? {
        path: done.path,
        recordingId: null,
        seconds: null,
        status: done.kind,
        error: messageOf(done.error),
      }
    : {
        path: done.path,
        recordingId: done.recordingId,
        seconds: round(done.seconds),
        status: done.kind,
        ...(done.lyricsError && { lyricsError: messageOf(done.lyricsError) }),
      };

const plainLine = (done: Ingested): string =>
  done.kind === "failed" ? `failed  ${done.path}: ${messageOf(done.error)}` : `${done.kind.padEnd(6)}  ${done.path}`;

function summary({ added, known, failed, audioSeconds, elapsedSeconds }: Totals, files: number): string {
  const rate = Math.round(audioSeconds / Math.max(elapsedSeconds, 0.001));
  const notBegun = files - added - known - failed.length;
  return [
    `${added} added, ${known} known, ${failed.length} failed${notBegun > 0 ? `, ${notBegun} not begun` : ""};`,
    `${clock(audioSeconds)} of audio in ${clock(elapsedSeconds)} (${rate} × realtime).`,
  ].join(" ");
}

const explained = (error: Error): string =>
  error instanceof Failure ? `${error.message} ${error.nextStep}` : messageOf(error);

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
