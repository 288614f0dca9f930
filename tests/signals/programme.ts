// A programme as a radio or a mix plays it, with the truth of what sounds when. Made piece by piece: an hour needs no
// more memory than its longest piece.

/** What is played next. */
export interface Piece {
  readonly samples: Float32Array;
  /** Who is heard; null for silence, noise, speech and strangers. */
  readonly recordingId: string | null;
  /** Where in the recording the piece begins, and recording seconds per second of the piece. */
  readonly offsetSeconds?: number;
  readonly speed?: number;
  /** How long it sounds together with the piece before it, one fading out, the other in, seconds. */
  readonly crossfadeSeconds?: number;
}

export interface Heard {
  readonly recordingId: string | null;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly offsetSeconds: number;
  readonly speed: number;
  /** How long of its beginning and its end it shares with a neighbour. */
  readonly fadeInSeconds: number;
  fadeOutSeconds: number;
}

export class Programme {
  readonly #rateHz: number;
  readonly heard: Heard[] = [];
  #tail = new Float32Array(0);
  #playedSamples = 0;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  /** Samples that no later piece will touch: all but the piece's last `nextCrossfadeSeconds`. */
  play(piece: Piece, nextCrossfadeSeconds: number): Float32Array {
    const { samples, recordingId, offsetSeconds = 0, speed = 1 } = piece;
    const fade = this.#tail.length;
    const sound = samples.slice();
    for (let i = 0; i < fade; i++) {
      const angle = (Math.PI / 2) * (i / fade);
      sound[i] = sound[i] * Math.sin(angle) + this.#tail[i] * Math.cos(angle);
    }
    const keep = Math.round(nextCrossfadeSeconds * this.#rateHz);
    const fromSeconds = this.#playedSamples / this.#rateHz;
    this.heard.push({
      recordingId,
      fromSeconds,
      untilSeconds: fromSeconds + sound.length / this.#rateHz,
      offsetSeconds,
      speed,
      fadeInSeconds: fade / this.#rateHz,
      fadeOutSeconds: nextCrossfadeSeconds,
    });
    this.#tail = sound.slice(sound.length - keep);
    this.#playedSamples += sound.length - keep;
    return sound.subarray(0, sound.length - keep);
  }
}

/** How far a border lies from where it may be: anywhere in the crossfade it belongs to. */
export const outside = (seconds: number, from: number, until: number): number =>
  Math.max(0, from - seconds, seconds - until);
