import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import type { Playing } from "./playing.ts";
import type { Answer, Recogniser, Sighting } from "./recogniser.ts";
import type { Tape } from "./tape.ts";

/** Longer clips a server does not take, seconds. */
const LONGEST_CLIP_SECONDS = 29;

/** Puts questions about stretches of the tape, counts them, and follows by searching where following is not offered. */
export class Asker {
  readonly #recogniser: Recogniser;
  readonly #tape: Tape;
  readonly questions = { identify: 0, follow: 0 };

  constructor(recogniser: Recogniser, tape: Tape) {
    this.#recogniser = recogniser;
    this.#tape = tape;
  }

  get canFollow(): boolean {
    return this.#recogniser.follow !== undefined;
  }

  identify(from: number, until: number): Promise<Answer> {
    this.questions.identify++;
    return this.#recogniser.identify(this.#tape.clip(from, until));
  }

  /** The song where its line says it should be, or undefined. */
  async follow(song: Playing, from: number, until: number): Promise<Sighting | undefined> {
    const start = Math.max(from, until - secondsToTicks(LONGEST_CLIP_SECONDS));
    const sighting = await this.#seen(song, start, until);
    if (!sighting) return undefined;
    const shift = ticksToSeconds(start - from);
    return {
      ...sighting,
      offsetSeconds: sighting.offsetSeconds - shift * sighting.speed,
      fromSeconds: sighting.fromSeconds + shift,
      untilSeconds: sighting.untilSeconds + shift,
    };
  }

  async #seen(song: Playing, from: number, until: number): Promise<Sighting | undefined> {
    if (this.#recogniser.follow) {
      this.questions.follow++;
      return this.#recogniser.follow(this.#tape.clip(from, until), song.expectedAt(from));
    }
    const answer = await this.identify(from, until);
    if (answer.kind !== "heard") return undefined;
    return answer.sightings.find((sighting) => song.isContinuedBy(sighting, from));
  }
}
