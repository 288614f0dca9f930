import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";

/** A thread that has nothing to do for this long ends, milliseconds. */
const IDLE_MS = 10_000;

/** The longest a timer takes, 25 days: a longer one ends at once. */
const FOREVER_MS = 2 ** 31 - 1;

export interface WorkerPoolOptions {
  readonly threads: number;
  /** Threads stay once they are there: for what must answer at once. */
  readonly keepsThreads?: boolean;
}

/** A pool of threads that run the default export of a TypeScript file. The caller closes it. */
export function workerPool<Task, Result>(file: URL, options: WorkerPoolOptions): WorkerPool<Task, Result> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL("./worker-entry.mjs", import.meta.url)),
    argv: [file.href],
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: options.keepsThreads ? FOREVER_MS : IDLE_MS,
  });
  return {
    run: (task, runOptions) => pool.run(task, runOptions) as Promise<Result>,
    close: () => pool.destroy(),
  };
}

export interface WorkerPool<Task, Result> {
  /** @param options.signal ends the task, and its thread when it runs already: rejects with an AbortError. */
  run(task: Task, options?: { readonly signal: AbortSignal }): Promise<Result>;
  close(): Promise<void>;
}
