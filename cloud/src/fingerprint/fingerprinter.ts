// File → constellation, several at a time, in worker threads.
import { ffmpegRuns } from "../decode/ffmpeg.ts";
import { Failure } from "../failures.ts";
import { type WorkerPool, workerPool } from "../worker-pool.ts";
import type { FingerprintResult, FingerprintTask } from "./fingerprint-worker.ts";

export interface Fingerprint {
  /** As codec.ts encodes it. */
  readonly constellation: Uint8Array<ArrayBuffer>;
  /** Audio decoded, seconds. */
  readonly seconds: number;
  readonly peaks: number;
}

export interface FingerprintOptions {
  readonly peaksPerSecond: number;
  readonly seconds?: number | undefined;
}

export class Fingerprinter {
  private constructor(
    private readonly pool: WorkerPool<FingerprintTask, FingerprintResult>,
    /** The ffmpeg in use, or undefined when the bundled decoders are. */
    readonly ffmpeg: string | undefined,
  ) {}

  static async open(options: { workers: number; ffmpeg: string }): Promise<Fingerprinter> {
    const usesFfmpeg = options.ffmpeg !== "none" && (await ffmpegRuns(options.ffmpeg));
    const pool: WorkerPool<FingerprintTask, FingerprintResult> = workerPool(
      new URL("./fingerprint-worker.ts", import.meta.url),
      { threads: options.workers },
    );
    return new Fingerprinter(pool, usesFfmpeg ? options.ffmpeg : undefined);
  }

  /** @throws Failure "audio-unreadable" or "audio-unsupported" */
  async fingerprint(path: string, { peaksPerSecond, seconds }: FingerprintOptions): Promise<Fingerprint> {
    const result = await this.pool.run({
      path,
      peaksPerSecond,
      seconds,
      ffmpeg: this.ffmpeg,
    });
    if (result.kind === "failed") throw new Failure(result.code, result.message);
    return result;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
