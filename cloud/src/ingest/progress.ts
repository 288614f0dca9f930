import cliProgress from "cli-progress";
import type { Ingested } from "./ingest.ts";

export interface Totals {
  readonly added: number;
  readonly known: number;
  readonly failed: readonly Extract<Ingested, { kind: "failed" }>[];
  /** Songs that were taken without their lyrics. */
  readonly withoutLyrics: readonly { readonly path: string; readonly error: Error }[];
  /** Audio decoded, seconds. */
  readonly audioSeconds: number;
  readonly elapsedSeconds: number;
}

/** Counts what is done and, on a terminal, draws a bar with rate and time left. */
export class IngestProgress {
  private readonly started = performance.now();
  private readonly bar: cliProgress.SingleBar | undefined;
  private readonly failed: Extract<Ingested, { kind: "failed" }>[] = [];
  private readonly withoutLyrics: { readonly path: string; readonly error: Error }[] = [];
  private readonly counts = { added: 0, known: 0, failed: 0 };
  private audioSeconds = 0;
  private doneBytes = 0;

  constructor(
    private readonly files: number,
    bytes: number,
    isTerminal: boolean,
  ) {
    if (!isTerminal) return;
    this.bar = new cliProgress.SingleBar({
      format: "{bar} {percentage} % · {done}/{files} songs · {realtime} × realtime · {eta_formatted} left",
      barsize: 24,
      barCompleteChar: "█",
      barIncompleteChar: "░",
      hideCursor: true,
      etaBuffer: 20,
      stream: process.stderr,
    });
    this.bar.start(Math.max(1, bytes), 0, this.payload());
  }

  add(done: Ingested): void {
    this.counts[done.kind]++;
    if (done.kind === "failed") this.failed.push(done);
    else if (done.wasDecoded) this.audioSeconds += done.seconds;
    if (done.kind !== "failed" && done.lyricsError) {
      this.withoutLyrics.push({ path: done.path, error: done.lyricsError });
    }
    this.doneBytes += done.bytes;
    this.bar?.update(this.doneBytes, this.payload());
  }

  finish(): Totals {
    this.bar?.stop();
    const { added, known } = this.counts;
    return {
      added,
      known,
      failed: this.failed,
      withoutLyrics: this.withoutLyrics,
      audioSeconds: this.audioSeconds,
      elapsedSeconds: this.elapsedSeconds,
    };
  }

  private payload() {
    return {
      done: this.counts.added + this.counts.known + this.counts.failed,
      files: this.files,
      realtime: Math.round(this.audioSeconds / Math.max(this.elapsedSeconds, 0.001)),
    };
  }

  private get elapsedSeconds(): number {
    return (performance.now() - this.started) / 1000;
  }
}
