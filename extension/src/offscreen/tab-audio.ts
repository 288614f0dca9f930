import type { EngineParts } from "../messages.ts";
import type { WorkerMessage, WorkerOrder, WorkerTask } from "../worker/protocol.ts";
import { startWorker } from "./start-worker.ts";

/** Length of a fade, seconds: too short to hear, long enough not to click. */
const FADE_SECONDS = 0.012;

/** What is already on its way to the loudspeakers when the tab is given back may take this long to get there, ms. */
const DRAIN_MS = 250;

/** The tab's stream could not be had; `cause` is the browser's own error. */
export class StreamRefused extends Error {
  override readonly name = "StreamRefused";
}

/**
 * One captured tab: its sound is played on as it was, and a mono copy goes to the worker. While a tab is captured the
 * browser no longer plays it, so everything is made ready before the stream is asked for, and playing it comes first.
 */
export class TabAudio {
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  readonly #worker: Worker;
  #stream: MediaStream | null = null;
  #released: Promise<void> | null = null;

  private constructor(context: AudioContext, worker: Worker, isMuted: boolean) {
    this.#context = context;
    this.#worker = worker;
    this.#gain = new GainNode(context, { gain: isMuted ? 0 : 1 });
    this.#gain.connect(context.destination);
  }

  /** Makes engine, worker and audio thread ready. The context runs at the device's own rate, so playback loses nothing. */
  static async prepare(
    { pcmTapUrl, ...parts }: EngineParts,
    task: WorkerTask,
    isMuted: boolean,
    onMessage: (message: WorkerMessage) => void,
  ): Promise<TabAudio> {
    const context = new AudioContext({ latencyHint: "interactive" });
    const { worker, isReady } = startWorker(parts, { rateHz: context.sampleRate, task }, onMessage);
    const audio = new TabAudio(context, worker, isMuted);
    try {
      await Promise.all([isReady, context.audioWorklet.addModule(pcmTapUrl), context.resume()]);
      return audio;
    } catch (error) {
      await audio.stop();
      throw error;
    }
  }

  /** @throws StreamRefused */
  async start(streamId: string, onEnded: () => void): Promise<void> {
    this.#stream = await openTabStream(streamId);
    if (this.#released) return stopTracks(this.#stream);
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: this.#stream });
    const tap = new AudioWorkletNode(this.#context, "pcm-tap");
    source.connect(tap).connect(this.#gain);
    const { port1, port2 } = new MessageChannel();
    tap.port.postMessage(port1, [port1]);
    this.#worker.postMessage({ kind: "tap", tap: port2 } satisfies WorkerOrder, [port2]);
    for (const track of this.#stream.getAudioTracks()) track.onended = onEnded;
  }

  tell(order: WorkerOrder): void {
    this.#worker.postMessage(order);
  }

  /** A tab that the person muted is captured at full level all the same: our playback has to keep quiet itself. */
  setMuted(isMuted: boolean): void {
    if (!this.#released) this.#fadeTo(isMuted ? 0 : 1);
  }

  async stop(): Promise<void> {
    this.#worker.terminate();
    await this.release();
  }

  /** Fades out and gives the tab its own voice back; the worker keeps what it has heard. */
  release(): Promise<void> {
    this.#released ??= this.#giveBack();
    return this.#released;
  }

  async #giveBack(): Promise<void> {
    if (this.#stream) {
      this.#fadeTo(0);
      await wait(2 * FADE_SECONDS * 1000);
      stopTracks(this.#stream);
      await wait(DRAIN_MS);
    }
    await this.#context.close();
  }

  #fadeTo(level: number): void {
    const { gain } = this.#gain;
    const now = this.#context.currentTime;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(gain.value, now);
    gain.linearRampToValueAtTime(level, now + FADE_SECONDS);
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}

async function openTabStream(streamId: string): Promise<MediaStream> {
  try {
    // Chromium's own form of the constraints: the standard has none for a tab's id.
    const audio = { mandatory: { chromeMediaSource: "tab", chromeMediaSourceId: streamId } } as MediaTrackConstraints;
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (cause) {
    throw new StreamRefused("The browser did not hand over the tab's sound.", { cause });
  }
}
