import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";

/** A pool of threads that run the default export of a TypeScript file. The caller closes it. */
export function workerPool<Task, Result>(file: URL, options: { threads: number }): WorkerPool<Task, Result> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL("./worker-entry.mjs", import.meta.url)),
    argv: [file.href],
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: 10_000,
  });
  return {
    run: (task) => pool.run(task) as Promise<Result>,
    close: () => pool.destroy(),
  };
}

export interface WorkerPool<Task, Result> {
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}
