import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { type Engine, SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import type { Picture } from "../picture.ts";
import { AskSchedule } from "./ask-schedule.ts";
import { FirstSound } from "./first-sound.ts";
import type { ListenerMessage } from "./protocol.ts";

/** Density of the drawn stars, peaks a second: more than this is a snowstorm, not a sky. */
const DRAWN_PEAKS_PER_SECOND = 20;

/** The stars are drawn anew after this much audio, seconds; the spectrum at every block. */
const STARS_EVERY_SECONDS = 0.12;

/** Blocks of samples in; questions for the matcher and pictures for the popup out. Lives in the worker. */
export class Listener {
  readonly #engine: Engine;
  readonly #rateHz: number;
  readonly #firstSound: FirstSound;
  readonly #schedule = new AskSchedule();
  readonly #bands = new Uint8Array(SPECTRUM_BANDS);
  #firstSampleAtMs = 0;
  #starsAtSeconds = 0;
  #isOver = false;

  constructor(
    engine: Engine,
    rateHz: number,
    private readonly tell: (message: ListenerMessage) => void,
    private readonly draw: (picture: Picture) => void,
  ) {
    engine.open(rateHz);
    this.#engine = engine;
    this.#rateHz = rateHz;
    this.#firstSound = new FirstSound(rateHz);
  }

  /** `nowMs`: when the block's last sample was heard, ms since 1970. */
  take(block: Float32Array, nowMs: number): void {
    if (this.#isOver) return;
    switch (this.#firstSound.take(block)) {
      case "silence":
        return;
      case "given-up":
        this.#isOver = true;
        this.tell({ kind: "silent" });
        return;
      case "sound":
        this.#hear(block, nowMs);
    }
  }

  #hear(block: Float32Array, nowMs: number): void {
    if (this.#firstSampleAtMs === 0) this.#firstSampleAtMs = nowMs - (block.length / this.#rateHz) * 1000;
    this.#engine.push(block);
    const due = this.#schedule.due(this.#engine.heardSeconds);
    if (due !== "none") this.#ask(due === "last");
    this.#show();
  }

  #ask(isLast: boolean): void {
    this.#isOver = isLast;
    this.tell({
      kind: "question",
      bytes: encodeConstellation(this.#engine.constellation(QUERY_PEAKS_PER_SECOND)),
      heardSeconds: this.#engine.heardSeconds,
      firstSampleAtMs: this.#firstSampleAtMs,
      isLast,
    });
  }

  #show(): void {
    const { heardSeconds } = this.#engine;
    this.#engine.readSpectrum(this.#bands);
    const hasNewStars = heardSeconds - this.#starsAtSeconds >= STARS_EVERY_SECONDS;
    if (hasNewStars) this.#starsAtSeconds = heardSeconds;
    const stars = hasNewStars ? this.#engine.constellation(DRAWN_PEAKS_PER_SECOND) : null;
    this.draw({ heardSeconds, bands: this.#bands, stars });
  }
}
