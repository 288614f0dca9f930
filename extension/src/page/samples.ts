/** One way to read a sound track's samples. */
export interface Samples {
  /** Done when the track ends, or after stop(). `mono` is only good during the call. */
  read(track: MediaStreamTrack, onSamples: (mono: Float32Array<ArrayBuffer>, rateHz: number) => void): Promise<void>;
  stop(): void;
}
