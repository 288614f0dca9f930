// Entry of the worker: loads the engine, then listens on the port that the audio thread writes to.
import { Engine, type EngineExports } from "@sonica/shared/src/fingerprint/engine.ts";
import { PICTURE_CHANNEL } from "../picture.ts";
import { Listener } from "./listener.ts";
import type { WorkerMessage, WorkerStart, WorkerTap } from "./protocol.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;
const pictures = new BroadcastChannel(PICTURE_CHANNEL);
const tell = (message: WorkerMessage) => worker.postMessage(message);

worker.onmessage = ({ data }: MessageEvent<WorkerStart>) => {
  start(data).catch((error: unknown) => tell({ kind: "failed", reason: String(error) }));
};

async function start({ engineUrl, rateHz }: WorkerStart): Promise<void> {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(engineUrl));
  const engine = new Engine(instance.exports as unknown as EngineExports);
  const listener = new Listener(engine, rateHz, tell, (picture) => pictures.postMessage(picture));
  worker.onmessage = ({ data: { tap } }: MessageEvent<WorkerTap>) => {
    tap.onmessage = ({ data: block }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      listener.take(block, performance.timeOrigin + performance.now());
      tap.postMessage(block, [block.buffer]);
    };
  };
  tell({ kind: "ready" });
}
