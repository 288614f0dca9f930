// A copy of a player's sound, as blocks of mono samples. The player is never re-routed: captureStream() hands out a copy
// and leaves what is heard as it is, where createMediaElementSource() would take the sound away for good.
import type { Blocked } from "../page-messages.ts";

/** Samples in a block, 171 ms at 48 kHz: few messages, and no later to know a song. */
const BLOCK_SAMPLES = 8192;

/** How long a player may take to hand out its sound track, ms. */
const TRACK_TIMEOUT_MS = 5000;

/** This player's sound cannot be had from within the page. */
export class SoundBlocked extends Error {
  override readonly name = "SoundBlocked";
  constructor(
    readonly reason: Blocked,
    options?: ErrorOptions,
  ) {
    super(`The player's sound is not ours to hear: ${reason}`, options);
  }
}

export type OnBlock = (block: Float32Array<ArrayBuffer>, rateHz: number) => void;

/** Chromium's reader of a track's samples; TypeScript does not know it yet. */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<AudioData>;
}

export class MediaSound {
  readonly #block = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  #plane = new Float32Array(0);
  #reader: ReadableStreamDefaultReader<AudioData> | null = null;
  #track: MediaStreamTrack | null = null;
  #isStopped = false;

  constructor(private readonly onBlock: OnBlock) {}

  /** Done when the sound ends: another source in the player, or stop(). @throws SoundBlocked */
  async listenTo(element: HTMLMediaElement): Promise<void> {
    if (typeof MediaStreamTrackProcessor === "undefined") throw new SoundBlocked("unsupported");
    if (element.mediaKeys) throw new SoundBlocked("protected");
    this.#track = await soundTrackOf(element);
    if (!this.#track || this.#isStopped) return;
    this.#reader = new MediaStreamTrackProcessor({ track: this.#track }).readable.getReader();
    for (;;) {
      const { value: data, done } = await this.#reader.read();
      if (done) return;
      this.#take(data);
      data.close();
    }
  }

  stop(): void {
    this.#isStopped = true;
    void this.#reader?.cancel();
    this.#track?.stop();
  }

  #take(data: AudioData): void {
    const { numberOfFrames, numberOfChannels, sampleRate } = data;
    if (this.#plane.length < numberOfFrames) this.#plane = new Float32Array(numberOfFrames);
    const plane = this.#plane.subarray(0, numberOfFrames);
    for (let from = 0; from < numberOfFrames; ) {
      const count = Math.min(BLOCK_SAMPLES - this.#filled, numberOfFrames - from);
      const part = this.#block.subarray(this.#filled, this.#filled + count).fill(0);
      for (let channel = 0; channel < numberOfChannels; channel++) {
        data.copyTo(plane, { planeIndex: channel, format: "f32-planar" });
        for (let i = 0; i < count; i++) part[i] += plane[from + i] / numberOfChannels;
      }
      from += count;
      this.#filled += count;
      if (this.#filled === BLOCK_SAMPLES) {
        this.onBlock(this.#block.slice(), sampleRate);
        this.#filled = 0;
      }
    }
  }
}

/** The player's sound track; null when it has none after a while. */
async function soundTrackOf(element: HTMLMediaElement): Promise<MediaStreamTrack | null> {
  const stream = streamOf(element);
  if (stream.getAudioTracks().length === 0) {
    await new Promise<void>((resolve) => {
      stream.addEventListener("addtrack", () => resolve(), { once: true });
      setTimeout(resolve, TRACK_TIMEOUT_MS);
    });
  }
  // Copying pictures that nobody looks at would cost the most.
  for (const track of stream.getVideoTracks()) track.stop();
  return stream.getAudioTracks()[0] ?? null;
}

function streamOf(element: HTMLMediaElement): MediaStream {
  const { captureStream } = element as { captureStream?: () => MediaStream };
  if (!captureStream) throw new SoundBlocked("unsupported");
  try {
    return captureStream.call(element);
  } catch (cause) {
    const isProtected = cause instanceof DOMException && cause.name === "NotSupportedError";
    throw new SoundBlocked(isProtected ? "protected" : "cross-origin", { cause });
  }
}
