import type { EngineParts } from "../messages.ts";
import type { WorkerMessage, WorkerStart, WorkerTap } from "../worker/protocol.ts";

/** Length of the fade when our playback takes over from the tab and gives back, seconds: too short to hear, no click. */
const FADE_SECONDS = 0.012;

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
  #isMuted: boolean;
  #isStopped = false;

  private constructor(context: AudioContext, worker: Worker, isMuted: boolean) {
    this.#context = context;
    this.#worker = worker;
    this.#gain = new GainNode(context, { gain: 0 });
    this.#gain.connect(context.destination);
    this.#isMuted = isMuted;
  }

  /** Makes engine, worker and audio thread ready. The context runs at the device's own rate, so playback loses nothing. */
  static async prepare(
    { engineUrl, workerUrl, pcmTapUrl }: EngineParts,
    isMuted: boolean,
    onMessage: (message: WorkerMessage) => void,
  ): Promise<TabAudio> {
    const context = new AudioContext({ latencyHint: "interactive" });
    const worker = new Worker(workerUrl);
    const isReady = new Promise<void>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
        if (data.kind === "ready") resolve();
        else if (data.kind === "failed") reject(new Error(data.reason));
        onMessage(data);
      };
    });
    worker.postMessage({ engineUrl, rateHz: context.sampleRate } satisfies WorkerStart);
    const audio = new TabAudio(context, worker, isMuted);
    try {
      await Promise.all([isReady, context.audioWorklet.addModule(pcmTapUrl)]);
      return audio;
    } catch (error) {
      await audio.stop();
      throw error;
    }
  }

  /** @throws StreamRefused */
  async start(streamId: string, onEnded: () => void): Promise<void> {
    this.#stream = await openTabStream(streamId);
    if (this.#isStopped) return stopTracks(this.#stream);
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: this.#stream });
    source.connect(this.#gain);
    this.#fadeTo(this.#isMuted ? 0 : 1);
    const tap = new AudioWorkletNode(this.#context, "pcm-tap", { numberOfOutputs: 0 });
    const { port1, port2 } = new MessageChannel();
    tap.port.postMessage(port1, [port1]);
    this.#worker.postMessage({ tap: port2 } satisfies WorkerTap, [port2]);
    source.connect(tap);
    for (const track of this.#stream.getAudioTracks()) track.onended = onEnded;
  }

  /** A tab that the person muted is captured at full level all the same: our playback has to keep quiet itself. */
  setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    if (this.#stream) this.#fadeTo(isMuted ? 0 : 1);
  }

  /** Fades out and gives the tab its own voice back. */
  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#worker.terminate();
    if (this.#stream) {
      this.#fadeTo(0);
      await new Promise((resolve) => setTimeout(resolve, 2 * FADE_SECONDS * 1000));
      stopTracks(this.#stream);
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
