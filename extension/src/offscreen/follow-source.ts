import type { EngineParts } from "../messages.ts";
import type { WorkerMessage, WorkerOrder, WorkerTask } from "../worker/protocol.ts";
import { parsePageBlock } from "./page-block.ts";
import { startWorker } from "./start-worker.ts";

/** Where followed sound comes from: a captured tab (TabAudio), or a page's player through a port (PageAudio). */
export interface FollowSource {
  tell(order: WorkerOrder): void;
  setMuted(isMuted: boolean): void;
  /** Hears no more; the worker can still tell of what it has heard. */
  release(): Promise<void>;
  /** And the worker is gone too. */
  stop(): Promise<void>;
}

/** A page's player. Its sound is played by the page itself; only a copy arrives here. */
export class PageAudio implements FollowSource {
  readonly #worker: Worker;
  readonly #isReady: Promise<void>;
  #port: chrome.runtime.Port | null = null;

  constructor(parts: EngineParts, task: WorkerTask, onMessage: (message: WorkerMessage) => void) {
    const { worker, isReady } = startWorker(parts, { rateHz: 0, task }, onMessage);
    this.#worker = worker;
    this.#isReady = isReady;
  }

  get isOpen(): boolean {
    return this.#port !== null;
  }

  /** The page has connected: it may send as soon as the engine is there. */
  async open(port: chrome.runtime.Port, onClosed: () => void): Promise<void> {
    this.#port = port;
    port.onDisconnect.addListener(onClosed);
    port.onMessage.addListener((message: unknown) => {
      const block = parsePageBlock(message);
      if (block) this.tell({ kind: "block", block });
    });
    await this.#isReady;
    port.postMessage({ probe: new Uint8Array(1) });
  }

  tell(order: WorkerOrder): void {
    this.#worker.postMessage(order);
  }

  /** The page's own sound is not ours to mute. */
  setMuted(): void {}

  async release(): Promise<void> {
    this.#port?.disconnect();
  }

  async stop(): Promise<void> {
    await this.release();
    this.#worker.terminate();
  }
}
