import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Slicer } from "@sonica/shared/src/fingerprint/slicer.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { TimelineOptions } from "@sonica/shared/src/timeline/options.ts";
import type { Answer } from "@sonica/shared/src/timeline/recogniser.ts";
import { Segmenter } from "@sonica/shared/src/timeline/segmenter.ts";
import { Tape } from "@sonica/shared/src/timeline/tape.ts";
import type { Stretch, UnknownPassage } from "../follow.ts";
import { HeardClock } from "./heard-clock.ts";
import { UnknownStretches } from "./unknown-stretches.ts";

/** The engine's peaks are taken over this often, seconds. */
const SLICE_SECONDS = 0.5;

/** What the slicer holds back because it may still change, seconds. */
const UNSETTLED_SECONDS = 1.5;

/** Even when only time has passed, seconds of media. */
const REPORT_EVERY_SECONDS = 4;

/** "What was that?" reaches this far back, seconds: about 190 bytes each as sent, 1.9 kB each as numbers in memory. */
export const REWIND_SECONDS = 180;

/** Length of the clip behind "what was that?", seconds. */
const REWIND_CLIP_SECONDS = 8;
const SHORTEST_CLIP_SECONDS = 2;

/** Of a passage nobody knew so much is kept, from its middle, seconds: as much as a click listens to at most. */
const UNKNOWN_CLIP_SECONDS = 12;

/** A song that plays is looked at 5 times a minute, music nobody knows 4 times. */
const SELDOM: Partial<TimelineOptions> = { followSeconds: 12, patientHopSeconds: 15 };

interface Told {
  readonly stretches: readonly Stretch[];
  readonly decidedSeconds: number;
  readonly heardSeconds: number;
}

export type Passage = Omit<UnknownPassage, "watchId" | "bytes"> & { readonly bytes: Uint8Array };

interface Around {
  identify(clip: Constellation): Promise<Answer>;
  report(told: Told): void;
  keepUnknown(passage: Passage): void;
}

/** One uninterrupted piece of what plays: no seeking in it, no change of pace. Keeps peaks, never samples. */
export class Piece {
  readonly #slicer: Slicer;
  readonly #segmenter: Segmenter;
  readonly #tape = new Tape();
  readonly #clock = new HeardClock();
  readonly #unknown = new UnknownStretches();
  #seconds = 0;
  #slicedSeconds = 0;
  #answeredSeconds = 0;
  #turn: Promise<void> = Promise.resolve();
  #reported = "";

  /** @param startsAt where it begins in the media, seconds; `rate`: media seconds a second. The engine was opened for it. */
  constructor(
    private readonly engine: Engine,
    private readonly startsAt: number,
    readonly rate: number,
    readonly rateHz: number,
    private readonly around: Around,
  ) {
    this.#slicer = new Slicer(engine, QUERY_PEAKS_PER_SECOND);
    this.#segmenter = new Segmenter({ identify: (clip) => around.identify(clip) }, SELDOM);
  }

  /** Where the media stands now, if nobody sought. */
  get heardUntil(): number {
    return this.#inMedia(this.#seconds);
  }

  /** How much was heard that no answer has come for. */
  get waitingSeconds(): number {
    return this.#slicedSeconds - this.#answeredSeconds;
  }

  take(samples: Float32Array): void {
    this.engine.push(samples);
    this.#seconds += samples.length / this.rateHz;
    if (this.engine.heardSeconds - this.#slicedSeconds >= SLICE_SECONDS + UNSETTLED_SECONDS) this.#slice(false);
  }

  /** Takes what is left from the engine at once, so that another piece may use it; done when all is answered. */
  async finish(): Promise<void> {
    this.#slice(true);
    await this.#turn;
    await this.#segmenter.finish();
    this.#report(true);
  }

  rewind(secondsAgo: number): Uint8Array | null {
    const end = ticksToSeconds(this.#tape.endTicks);
    const middle = this.#seconds - secondsAgo;
    const from = Math.max(0, end - REWIND_SECONDS, middle - REWIND_CLIP_SECONDS / 2);
    const until = Math.min(end, from + REWIND_CLIP_SECONDS);
    if (middle < from || until - from < SHORTEST_CLIP_SECONDS) return null;
    return encodeConstellation(this.#tape.clip(secondsToTicks(from), secondsToTicks(until)));
  }

  #slice(isLast: boolean): void {
    const slice = this.#slicer.take(isLast);
    if (slice.durationTicks === 0) return;
    this.#tape.append(slice);
    this.#tape.forgetBefore(this.#tape.endTicks - secondsToTicks(REWIND_SECONDS));
    const end = ticksToSeconds(this.#tape.endTicks);
    this.#slicedSeconds = end;
    this.#clock.note(end, Date.now(), REWIND_SECONDS);
    this.#turn = this.#turn.then(async () => {
      await this.#segmenter.push(slice);
      this.#answeredSeconds = end;
      this.#report();
    });
  }

  /** Says nothing where nothing has changed; a song that just goes on is told of now and then. */
  #report(isOver = false): void {
    const { stretches, decidedSeconds, heardSeconds } = this.#segmenter.timeline();
    for (const { fromSeconds, untilSeconds } of this.#unknown.take(stretches, isOver))
      this.#keep(fromSeconds, untilSeconds);
    const told: Told = {
      stretches: stretches.map((stretch) => this.#stretchInMedia(stretch)),
      decidedSeconds: this.#inMedia(decidedSeconds),
      heardSeconds: this.#inMedia(heardSeconds),
    };
    const essence = JSON.stringify([told.stretches, Math.floor(told.decidedSeconds / REPORT_EVERY_SECONDS)]);
    if (essence === this.#reported) return;
    this.#reported = essence;
    this.around.report(told);
  }

  #keep(fromSeconds: number, untilSeconds: number): void {
    const oldest = Math.max(fromSeconds, ticksToSeconds(this.#tape.endTicks) - REWIND_SECONDS);
    if (untilSeconds - oldest < SHORTEST_CLIP_SECONDS) return;
    const heardSeconds = Math.min(UNKNOWN_CLIP_SECONDS, untilSeconds - oldest);
    const clipFrom = (oldest + untilSeconds - heardSeconds) / 2;
    const clip = this.#tape.clip(secondsToTicks(clipFrom), secondsToTicks(clipFrom + heardSeconds));
    this.around.keepUnknown({
      fromSeconds: this.#inMedia(fromSeconds),
      untilSeconds: this.#inMedia(untilSeconds),
      clipFromSeconds: this.#inMedia(clipFrom),
      rate: this.rate,
      heardSeconds,
      heardAtMs: this.#clock.at(clipFrom),
      bytes: encodeConstellation(clip),
    });
  }

  #stretchInMedia(stretch: Stretch): Stretch {
    const fromSeconds = this.#inMedia(stretch.fromSeconds);
    const untilSeconds = this.#inMedia(stretch.untilSeconds);
    if (stretch.kind === "gap") return { ...stretch, fromSeconds, untilSeconds };
    return { ...stretch, fromSeconds, untilSeconds, speed: stretch.speed / this.rate };
  }

  #inMedia = (seconds: number): number => this.startsAt + seconds * this.rate;
}
