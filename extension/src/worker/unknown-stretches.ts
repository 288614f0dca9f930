import type { Gap } from "@sonica/shared/src/timeline/timeline.ts";
import type { Range, Stretch } from "../follow.ts";

/** Less of a song is not worth asking about again, seconds. */
const SHORTEST_SECONDS = 8;

/** A stretch that goes on is kept at this length: whoever stops then has it kept already, seconds. */
const LONG_SECONDS = 15;

/** A border that moves by this much does not make it another stretch, seconds. */
const BORDER_SECONDS = 2;

/** Music that nobody knew, each stretch of it once, however often it is looked at. Seconds of the piece. */
export class UnknownStretches {
  readonly #taken: Range[] = [];

  /** Those that are to be kept now; `isOver`: nothing follows. */
  take(stretches: readonly Stretch[], isOver: boolean): Gap[] {
    const due = stretches.filter((stretch, i): stretch is Gap => {
      if (stretch.kind !== "gap" || stretch.reason !== "not-in-catalogue") return false;
      const seconds = stretch.untilSeconds - stretch.fromSeconds;
      const hasEnded = isOver || i < stretches.length - 1;
      return seconds >= (hasEnded ? SHORTEST_SECONDS : LONG_SECONDS) && !this.#isTaken(stretch);
    });
    this.#taken.push(...due);
    return due;
  }

  #isTaken({ fromSeconds, untilSeconds }: Range): boolean {
    return this.#taken.some(
      (taken) => fromSeconds < taken.untilSeconds + BORDER_SECONDS && untilSeconds > taken.fromSeconds - BORDER_SECONDS,
    );
  }
}
