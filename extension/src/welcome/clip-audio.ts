// The demo clip, heard as a tab is: played, and a mono copy of it through worklet and worker to the engine.
import type { EngineParts } from "../messages.ts";
import { startWorker } from "../offscreen/start-worker.ts";
import type { WorkerMessage, WorkerOrder } from "../worker/protocol.ts";

export class ClipAudio {
  private constructor(
    private readonly player: HTMLAudioElement,
    private readonly context: AudioContext,
    private readonly worker: Worker,
  ) {}

  /** Plays the clip from its beginning. @throws when engine, audio thread or player do not start. */
  static async play(
    clipUrl: string,
    { pcmTapUrl, ...parts }: EngineParts,
    onMessage: (message: WorkerMessage) => void,
  ): Promise<ClipAudio> {
    const context = new AudioContext({ latencyHint: "interactive" });
    const task = { kind: "name-one" } as const;
    const { worker, isReady } = startWorker(parts, { rateHz: context.sampleRate, task }, onMessage);
    const player = new Audio(clipUrl);
    const audio = new ClipAudio(player, context, worker);
    try {
      await Promise.all([isReady, context.audioWorklet.addModule(pcmTapUrl), context.resume()]);
      const source = new MediaElementAudioSourceNode(context, { mediaElement: player });
      const tap = new AudioWorkletNode(context, "pcm-tap");
      source.connect(tap).connect(context.destination);
      const { port1, port2 } = new MessageChannel();
      tap.port.postMessage(port1, [port1]);
      worker.postMessage({ kind: "tap", tap: port2 } satisfies WorkerOrder, [port2]);
      await player.play();
      return audio;
    } catch (error) {
      await audio.stop();
      throw error;
    }
  }

  /** The engine has heard enough; the clip plays on to its end. */
  stopListening(): void {
    this.worker.terminate();
  }

  async stop(): Promise<void> {
    this.worker.terminate();
    this.player.pause();
    if (this.context.state !== "closed") await this.context.close();
  }
}
