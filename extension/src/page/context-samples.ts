import type { Samples } from "./samples.ts";

/** Samples taken at once, 85 ms at 48 kHz. */
const STEP_SAMPLES = 4096;

/**
 * Firefox has no reader of tracks, so an AudioContext listens. It runs where the page may play, which it does: something
 * is heard. A ScriptProcessorNode rather than a worklet: a worklet's module would have to be one that the page's own
 * policy lets it load. The context's output stays silent; what the person hears is the player's own.
 */
export class ContextSamples implements Samples {
  #context: AudioContext | null = null;
  #end: () => void = () => {};

  async read(track: MediaStreamTrack, onSamples: (mono: Float32Array<ArrayBuffer>, rateHz: number) => void) {
    const context = new AudioContext();
    this.#context = context;
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    track.addEventListener("ended", () => this.#end());
    const source = context.createMediaStreamSource(new MediaStream([track]));
    // One input channel: the node mixes down by itself.
    const tap = context.createScriptProcessor(STEP_SAMPLES, 1, 1);
    tap.addEventListener("audioprocess", ({ inputBuffer }) => {
      onSamples(inputBuffer.getChannelData(0) as Float32Array<ArrayBuffer>, context.sampleRate);
    });
    source.connect(tap).connect(context.destination);
    await Promise.race([context.resume(), ended]);
    await ended;
    tap.disconnect();
    await context.close();
  }

  stop(): void {
    this.#end();
    // A context that was never allowed to start would else stay.
    if (this.#context?.state === "suspended") void this.#context.close();
  }
}
