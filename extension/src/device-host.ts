// Keeps the device worker: in the offscreen document, or in the background page of a browser that has none.
import type { DeviceCall, DeviceCalls, DeviceReply, DeviceRequest } from "./device/protocol.ts";

/** A clip that is not named by then never will be, ms: opening 100 MB of packs takes a second. */
const IDENTIFY_DEADLINE_MS = 8_000;

interface Waiting {
  readonly resolve: (reply: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

export class DeviceHost {
  #worker: Worker | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  /** Whether the worker has something to finish. */
  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Starts the worker, so that its packs are open when the first question comes. */
  open(workerUrl: string): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(workerUrl);
    worker.onmessage = ({ data }: MessageEvent<DeviceReply>) => this.#settle(data);
    worker.onerror = (event) => this.#fail(event.message);
    this.#worker = worker;
    return worker;
  }

  /** @throws Error when the worker cannot answer; recognition then goes on without it. */
  ask<C extends DeviceCall>(workerUrl: string, call: C, ask: DeviceCalls[C]["ask"]): Promise<DeviceCalls[C]["reply"]> {
    const worker = this.open(workerUrl);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const isLate = () => this.#settle({ id, error: "The device worker did not answer." });
      const timer = call === "identify" ? setTimeout(isLate, IDENTIFY_DEADLINE_MS) : undefined;
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, call, ask } satisfies DeviceRequest);
    });
  }

  #settle(answer: DeviceReply): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(answer.id);
    if ("reply" in answer) waiting.resolve(answer.reply as never);
    else waiting.reject(new Error(answer.error));
  }

  /** The worker is lost: whoever waits hears of it, and the next question starts another. */
  #fail(message: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const id of this.#waiting.keys()) this.#settle({ id, error: message });
  }
}
