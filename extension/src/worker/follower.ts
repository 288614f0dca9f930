import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import type { Answer } from "@sonica/shared/src/timeline/recogniser.ts";
import type { FollowAnswer, Range } from "../follow.ts";
import { Piece } from "./piece.ts";
import type { FollowerMessage, HeardBlock } from "./protocol.ts";
import { isSilent } from "./silence.ts";

/** A player that is not within this of where it should be has been sought; blocks come a little early or late, seconds. */
const JUMP_SECONDS = 0.4;

/** This much without sound is silence to the person too, seconds. */
const SILENCE_SECONDS = 1.5;

/** Within what is known the player's place is told this often, seconds of media. */
const PLACE_EVERY_SECONDS = 4;

/** Waits before a question is put again when the matcher is away, ms. */
const AGAIN_AFTER_MS = [3000, 6000, 12_000, 30_000] as const;

/** When this much waits for answers, what waits is given up and following begins anew: honest gap, bounded work. */
const MOST_WAITING_SECONDS = 180;

interface Media {
  readonly seconds: number;
  readonly rate: number;
}

/** Blocks of samples in, questions and a timeline out, for as long as something plays. Lives in the worker. */
export class Follower {
  #piece: Piece | null = null;
  #pieces = 0;
  #toldPlace = Number.NEGATIVE_INFINITY;
  #ending: Promise<void> = Promise.resolve();
  #known: readonly Range[];
  /** A captured tab tells no time of its own: we count what was heard. */
  #tabSeconds = 0;
  #silentSeconds = 0;
  #wasSilent = true;
  #lastRequest = 0;
  readonly #waiting = new Map<number, (answer: FollowAnswer) => void>();

  constructor(
    private readonly engine: Engine,
    known: readonly Range[],
    private readonly tell: (message: FollowerMessage) => void,
  ) {
    this.#known = known;
  }

  take({ samples, rateHz, media }: HeardBlock): void {
    const seconds = samples.length / rateHz;
    this.#noteSilence(samples, seconds);
    const begins: Media = media
      ? { seconds: media.seconds - seconds * media.rate, rate: media.rate }
      : { seconds: this.#tabSeconds, rate: 1 };
    if (!media) this.#tabSeconds += seconds;
    if (this.#mustEnd(begins, rateHz)) this.#end();
    if (!this.#piece && media && this.#isKnown(begins.seconds)) {
      this.#tellPlace(media.seconds);
      return;
    }
    this.#piece ??= this.#begin(begins, rateHz);
    this.#piece.take(samples);
  }

  /** Parts of the media that need not be asked about, now that more is known. */
  know(known: readonly Range[]): void {
    this.#known = known;
  }

  /** The sound has ended; done when all that was heard has been asked about. */
  finish(): Promise<void> {
    this.#end();
    return this.#ending;
  }

  answered(requestId: number, answer: FollowAnswer): void {
    this.#waiting.get(requestId)?.(answer);
    this.#waiting.delete(requestId);
  }

  /** The fingerprint of what was heard so many seconds ago; null when that was too long ago, or before we listened. */
  rewind(secondsAgo: number): Uint8Array | null {
    return this.#piece?.rewind(secondsAgo) ?? null;
  }

  get #isSilent(): boolean {
    return this.#silentSeconds >= SILENCE_SECONDS;
  }

  #mustEnd({ seconds, rate }: Media, rateHz: number): boolean {
    const piece = this.#piece;
    if (!piece) return false;
    if (rateHz !== piece.rateHz || rate !== piece.rate || piece.waitingSeconds > MOST_WAITING_SECONDS) return true;
    return Math.abs(seconds - piece.heardUntil) > JUMP_SECONDS || this.#isKnown(seconds);
  }

  #isKnown(seconds: number): boolean {
    return this.#known.some(({ fromSeconds, untilSeconds }) => seconds >= fromSeconds && seconds < untilSeconds);
  }

  #begin(begins: Media, rateHz: number): Piece {
    this.engine.open(rateHz);
    const pieceId = ++this.#pieces;
    return new Piece(this.engine, begins.seconds, begins.rate, rateHz, {
      identify: (clip) => this.#identify(encodeConstellation(clip)),
      keepUnknown: (passage) => this.tell({ kind: "follow-unknown", ...passage }),
      report: (told) => this.tell({ kind: "follow-report", pieceId, isSilent: this.#isSilent, ...told }),
    });
  }

  #end(): void {
    this.#ending = this.#piece?.finish() ?? this.#ending;
    this.#piece = null;
  }

  async #identify(bytes: Uint8Array): Promise<Answer> {
    for (let troubles = 0; ; troubles++) {
      const requestId = ++this.#lastRequest;
      const asked = new Promise<FollowAnswer>((resolve) => this.#waiting.set(requestId, resolve));
      this.tell({ kind: "follow-question", requestId, bytes });
      const answer = await asked;
      switch (answer.kind) {
        case "answer":
          return answer.answer;
        case "stop":
          return { kind: "unknown", reason: "too-short" };
        case "trouble":
          await new Promise((resolve) =>
            setTimeout(resolve, AGAIN_AFTER_MS[Math.min(troubles, AGAIN_AFTER_MS.length - 1)]),
          );
      }
    }
  }

  #tellPlace(seconds: number): void {
    if (Math.abs(seconds - this.#toldPlace) < PLACE_EVERY_SECONDS) return;
    this.#toldPlace = seconds;
    this.tell({ kind: "follow-place", seconds });
  }

  #noteSilence(samples: Float32Array, seconds: number): void {
    this.#silentSeconds = isSilent(samples) ? this.#silentSeconds + seconds : 0;
    if (this.#isSilent === this.#wasSilent) return;
    this.#wasSilent = this.#isSilent;
    this.tell({ kind: "follow-silence", isSilent: this.#isSilent });
  }
}
