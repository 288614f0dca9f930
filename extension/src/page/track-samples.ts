import type { Samples } from "./samples.ts";

/** Chromium's reader of a track's samples; TypeScript does not know it yet. */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<AudioData>;
}

/** Reads the track itself: needs no AudioContext, which would stay suspended in a page that nobody has clicked. */
export class TrackSamples implements Samples {
  static readonly isSupported = typeof MediaStreamTrackProcessor !== "undefined";

  #reader: ReadableStreamDefaultReader<AudioData> | null = null;
  #mono = new Float32Array(0);
  #plane = new Float32Array(0);

  async read(track: MediaStreamTrack, onSamples: (mono: Float32Array<ArrayBuffer>, rateHz: number) => void) {
    this.#reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value: data, done } = await this.#reader.read();
      if (done) return;
      onSamples(this.#mix(data), data.sampleRate);
      data.close();
    }
  }

  stop(): void {
    void this.#reader?.cancel();
  }

  #mix(data: AudioData): Float32Array<ArrayBuffer> {
    const { numberOfFrames, numberOfChannels } = data;
    if (this.#mono.length < numberOfFrames) {
      this.#mono = new Float32Array(numberOfFrames);
      this.#plane = new Float32Array(numberOfFrames);
    }
    const mono = this.#mono.subarray(0, numberOfFrames).fill(0);
    const plane = this.#plane.subarray(0, numberOfFrames);
    for (let channel = 0; channel < numberOfChannels; channel++) {
      data.copyTo(plane, { planeIndex: channel, format: "f32-planar" });
      for (let i = 0; i < numberOfFrames; i++) mono[i] += plane[i] / numberOfChannels;
    }
    return mono;
  }
}
