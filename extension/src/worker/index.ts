// Entry of the worker: loads the engine, then names one song or follows what plays.
import { Engine, type EngineExports } from "@sonica/shared/src/fingerprint/engine.ts";
import { PICTURE_CHANNEL } from "../picture.ts";
import { Follower } from "./follower.ts";
import { Listener } from "./listener.ts";
import type { WorkerMessage, WorkerOrder, WorkerStart } from "./protocol.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;
const tell = (message: WorkerMessage) => worker.postMessage(message);

worker.onmessage = ({ data }: MessageEvent<WorkerStart>) => {
  start(data).catch((error: unknown) => tell({ kind: "failed", reason: String(error) }));
};

async function start({ engineUrl, rateHz, task }: WorkerStart): Promise<void> {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(engineUrl));
  const engine = new Engine(instance.exports as unknown as EngineExports);
  if (task.kind === "follow") follow(new Follower(engine, task.known, tell), rateHz);
  else nameOne(engine, rateHz);
  tell({ kind: "ready" });
}

function nameOne(engine: Engine, rateHz: number): void {
  const pictures = new BroadcastChannel(PICTURE_CHANNEL);
  const listenAt = (rate: number) => new Listener(engine, rate, tell, (picture) => pictures.postMessage(picture));
  /** A player's rate comes with its first block. */
  let listener: Listener | undefined;
  worker.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
    switch (data.kind) {
      case "tap":
        listener = listenAt(rateHz);
        drain(data.tap, (block) => listener?.take(block, now()));
        return;
      case "block":
        listener ??= listenAt(data.block.rateHz);
        listener.take(data.block.samples, now());
    }
  };
}

function follow(follower: Follower, rateHz: number): void {
  worker.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
    switch (data.kind) {
      case "tap":
        drain(data.tap, (samples) => follower.take({ samples, rateHz, media: null }));
        return;
      case "block":
        follower.take(data.block);
        return;
      case "answer":
        follower.answered(data.requestId, data.answer);
        return;
      case "know":
        follower.know(data.known);
        return;
      case "finish":
        void follower.finish().then(() => tell({ kind: "finished" }));
        return;
      case "rewind":
        tell({ kind: "rewound", requestId: data.requestId, bytes: follower.rewind(data.secondsAgo) });
    }
  };
}

/** Blocks come from the audio thread, and go back to it to be filled again. */
function drain(tap: MessagePort, take: (block: Float32Array<ArrayBuffer>) => void): void {
  tap.onmessage = ({ data: block }: MessageEvent<Float32Array<ArrayBuffer>>) => {
    take(block);
    tap.postMessage(block, [block.buffer]);
  };
}

const now = () => performance.timeOrigin + performance.now();
