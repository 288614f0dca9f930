import type { Constellation } from "./constellation.ts";
import type { Engine } from "./engine.ts";
import { excerpt } from "./excerpt.ts";
import { secondsToTicks, ticksToSeconds } from "./units.ts";

/**
 * A peak's prominence depends on peaks within a fifth of a second, its tier on the prominences of those within one second:
 * what lies this far inside what was heard will not change any more, seconds.
 */
const SETTLED_SECONDS = 1.5;

/** Cuts a stream's constellation into slices that follow each other without gap, overlap or edge. */
export class Slicer {
  readonly #engine: Engine;
  readonly #peaksPerSecond: number;
  #fromTicks = 0;

  /** @param engine open, and fed by others; the slicer lets it forget what it needs no more. */
  constructor(engine: Engine, peaksPerSecond: number) {
    this.#engine = engine;
    this.#peaksPerSecond = peaksPerSecond;
  }

  /** The next settled stretch, its times counted from its own start. The last one reaches to the end of the stream. */
  take(isLast: boolean): Constellation {
    const heardTicks = Math.floor(secondsToTicks(this.#engine.heardSeconds));
    const margin = secondsToTicks(SETTLED_SECONDS);
    const until = Math.max(this.#fromTicks, isLast ? heardTicks : heardTicks - margin);
    const start = Math.max(0, this.#fromTicks - margin);
    const seen = this.#engine.constellationOf(
      ticksToSeconds(start),
      ticksToSeconds(isLast ? heardTicks : until + margin),
      this.#peaksPerSecond,
    );
    const slice = excerpt(seen, this.#fromTicks - start, until - this.#fromTicks);
    this.#fromTicks = until;
    this.#engine.forgetBefore(ticksToSeconds(Math.max(0, until - margin)));
    return slice;
  }
}
