// Brings a pack from its server into storage, part by part; a break costs at most the part that was on its way.

import { addPart, forgetParts, PART_BYTES, type PackTrouble, readPack, setPackState } from "../storage/packs.ts";
import { recordedFetch } from "../storage/sent.ts";
import { checkPack } from "./pack-check.ts";
import { storageTroubleOf } from "./storage-trouble.ts";

/** Waits before the server is asked again, ms; each break begins anew once bytes have come. */
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** A connection that brings nothing for so long is given up, ms. */
const STALLED_MS = 20_000;

/** Goes no further by itself. */
class DownloadStopped extends Error {
  constructor(readonly trouble: PackTrouble) {
    super(trouble);
  }
}

interface Clock {
  wait(ms: number): Promise<void>;
}

const realClock: Clock = { wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

/** Downloads what is missing of a begun pack and checks it. Its row tells how it goes; answers whether it is ready. */
export async function downloadPack(id: string, signal: AbortSignal, clock: Clock = realClock): Promise<boolean> {
  try {
    await setPackState(id, { kind: "downloading" });
    let breaks = 0;
    for (;;) {
      const came = await fetchRest(id, signal);
      if (came.isWhole) return await checkPack(id);
      breaks = came.bytes > 0 ? 0 : breaks + 1;
      const pause = AGAIN_AFTER_MS[breaks];
      if (pause === undefined) throw new DownloadStopped("pack-unreachable");
      await clock.wait(pause);
      signal.throwIfAborted();
    }
  } catch (error) {
    await settle(id, error, signal);
    return false;
  }
}

async function settle(id: string, error: unknown, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return setPackState(id, { kind: "paused", trouble: null });
  const trouble = error instanceof DownloadStopped ? error.trouble : storageTroubleOf(error);
  // What the server no longer has cannot go on; all else can.
  const isOver = trouble === "pack-gone";
  if (isOver) await forgetParts(id);
  await setPackState(id, isOver ? { kind: "broken", trouble } : { kind: "paused", trouble });
}

/** One connection: from where we are as far as it goes. A break of the connection is an outcome, not an error. */
async function fetchRest(id: string, signal: AbortSignal): Promise<{ bytes: number; isWhole: boolean }> {
  const pack = await readPack(id);
  if (!pack?.serverUrl) throw new DownloadStopped("pack-gone");
  if (pack.receivedBytes >= pack.bytes) return { bytes: 0, isWhole: true };
  await requireRoom(pack.bytes - pack.receivedBytes);
  const parts = new Parts(id, pack.receivedBytes);
  try {
    for await (const chunk of readFrom(`${pack.serverUrl}/v1/packs/${id}`, pack.receivedBytes, pack.sha256, signal)) {
      await parts.add(chunk);
    }
    await parts.flush(pack.bytes);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectionLost)) throw error;
  }
  return { bytes: parts.received - pack.receivedBytes, isWhole: parts.received >= pack.bytes };
}

class ConnectionLost extends Error {}

async function* readFrom(url: string, from: number, sha256: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stalled = new AbortController();
  const either = AbortSignal.any([signal, stalled.signal]);
  let timer = setTimeout(() => stalled.abort(), STALLED_MS);
  try {
    const headers = from === 0 ? {} : { Range: `bytes=${from}-`, "If-Range": `"${sha256}"` };
    const response = await recordedFetch(false)(url, { headers, signal: either });
    if (response.status === 404) throw new DownloadStopped("pack-gone");
    // The whole file although a part was asked for: it is another file by now.
    if (from > 0 && response.status === 200) throw new DownloadStopped("pack-gone");
    if (!response.ok || !response.body) throw new ConnectionLost(`status ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), STALLED_MS);
      yield value;
    }
  } catch (error) {
    if (error instanceof DownloadStopped || error instanceof ConnectionLost) throw error;
    throw new ConnectionLost("The connection broke off.", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Gathers what comes into parts of equal size. */
class Parts {
  readonly #buffer = new Uint8Array(PART_BYTES);
  #filled = 0;

  constructor(
    private readonly packId: string,
    public received: number,
  ) {}

  async add(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(PART_BYTES - this.#filled, chunk.length - at);
      this.#buffer.set(chunk.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === PART_BYTES) await this.#write();
    }
  }

  /** The last part, when it brings the pack to its end; else it is fetched again. */
  async flush(packBytes: number): Promise<void> {
    if (this.#filled > 0 && this.received + this.#filled === packBytes) await this.#write();
  }

  async #write(): Promise<void> {
    const index = Math.floor(this.received / PART_BYTES);
    await addPart(this.packId, index, this.#buffer.slice(0, this.#filled), this.received + this.#filled);
    this.received += this.#filled;
    this.#filled = 0;
  }
}

/** Refuses before the first byte is fetched, when the browser already says that there is no room. */
async function requireRoom(bytes: number): Promise<void> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate()) ?? {};
  if (quota !== undefined && usage !== undefined && quota - usage < bytes) throw new DownloadStopped("storage-full");
}
