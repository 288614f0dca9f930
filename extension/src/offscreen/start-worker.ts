import type { EngineParts } from "../messages.ts";
import type { WorkerMessage, WorkerStart } from "../worker/protocol.ts";

interface Started {
  readonly worker: Worker;
  /** Rejects when the engine does not come up. */
  readonly isReady: Promise<void>;
}

export function startWorker(
  { engineUrl, workerUrl }: Pick<EngineParts, "engineUrl" | "workerUrl">,
  start: Omit<WorkerStart, "engineUrl">,
  onMessage: (message: WorkerMessage) => void,
): Started {
  const worker = new Worker(workerUrl);
  const isReady = new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === "ready") resolve();
      else if (data.kind === "failed") reject(new Error(data.reason));
      onMessage(data);
    };
  });
  worker.postMessage({ engineUrl, ...start } satisfies WorkerStart);
  return { worker, isReady };
}
