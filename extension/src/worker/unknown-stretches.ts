import type { Range, Stretch } from "../follow.ts";

/** Less of a song is not worth asking about again, seconds. */
const SHORTEST_SECONDS = 8;

/** Music that nobody knows is kept in parts of this length, so that of several such songs in a row each has its own, seconds. */
const LONGEST_SECONDS = 60;

/** Music that nobody knew, each part of it once, however often it is looked at. Seconds of the piece. */
export class UnknownStretches {
  /** Nothing before this is handed out any more: borders may still move a little. */
  #takenUntil = 0;

  /** Those that are to be kept now; `isOver`: nothing follows. */
  take(stretches: readonly Stretch[], isOver: boolean): Range[] {
    const due: Range[] = [];
    for (const [i, stretch] of stretches.entries()) {
      if (stretch.kind !== "gap" || stretch.reason !== "not-in-catalogue") continue;
      const hasEnded = isOver || i < stretches.length - 1;
      const least = hasEnded ? SHORTEST_SECONDS : LONGEST_SECONDS;
      let fromSeconds = Math.max(stretch.fromSeconds, this.#takenUntil);
      while (stretch.untilSeconds - fromSeconds >= least) {
        const untilSeconds = Math.min(stretch.untilSeconds, fromSeconds + LONGEST_SECONDS);
        due.push({ fromSeconds, untilSeconds });
        this.#takenUntil = untilSeconds;
        fromSeconds = untilSeconds;
      }
    }
    return due;
  }
}
