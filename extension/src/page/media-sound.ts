// A copy of a player's sound, as blocks of mono samples. The player is never re-routed: captureStream() hands out a copy
// and leaves what is heard as it is, where createMediaElementSource() would take the sound away for good.
import type { Blocked } from "../page-messages.ts";
import { ContextSamples } from "./context-samples.ts";
import { TrackSamples } from "./track-samples.ts";

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

/** So long nothing but zeros, from media of another server: the browser hands out silence for them, seconds. */
const ZEROS_SECONDS = 3;

export class MediaSound {
  readonly #samples = TrackSamples.isSupported ? new TrackSamples() : new ContextSamples();
  readonly #block = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  #zerosSeconds = 0;
  #track: MediaStreamTrack | null = null;
  #isStopped = false;

  constructor(private readonly onBlock: OnBlock) {}

  /** Done when the sound ends: another source in the player, or stop(). @throws SoundBlocked */
  async listenTo(element: HTMLMediaElement): Promise<void> {
    if (element.mediaKeys) throw new SoundBlocked("protected");
    this.#track = await soundTrackOf(element);
    if (!this.#track || this.#isStopped) return;
    const mayBeClosed = isFromElsewhere(element);
    await this.#samples.read(this.#track, (mono, rateHz) => {
      if (mayBeClosed && this.#zerosSeconds < ZEROS_SECONDS) this.#countZeros(mono, rateHz);
      this.#take(mono, rateHz);
    });
    if (this.#zerosSeconds >= ZEROS_SECONDS) throw new SoundBlocked("cross-origin");
  }

  stop(): void {
    this.#isStopped = true;
    this.#samples.stop();
    this.#track?.stop();
  }

  /** Even a silent recording is not all zeros for long; a player in a pause hands out none or few. */
  #countZeros(mono: Float32Array<ArrayBuffer>, rateHz: number): void {
    this.#zerosSeconds = mono.some((sample) => sample !== 0) ? 0 : this.#zerosSeconds + mono.length / rateHz;
    if (this.#zerosSeconds >= ZEROS_SECONDS) this.#samples.stop();
  }

  #take(mono: Float32Array<ArrayBuffer>, rateHz: number): void {
    for (let from = 0; from < mono.length; ) {
      const part = mono.subarray(from, from + BLOCK_SAMPLES - this.#filled);
      this.#block.set(part, this.#filled);
      from += part.length;
      this.#filled += part.length;
      if (this.#filled === BLOCK_SAMPLES) {
        this.onBlock(this.#block.slice(), rateHz);
        this.#filled = 0;
      }
    }
  }
}

/** Media of another server that was not asked for with CORS. Chromium refuses it outright, Firefox hands out silence. */
function isFromElsewhere({ currentSrc, crossOrigin }: HTMLMediaElement): boolean {
  if (crossOrigin !== null || !URL.canParse(currentSrc)) return false;
  const { protocol, origin } = new URL(currentSrc);
  return protocol.startsWith("http") && origin !== location.origin;
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
