import type { Watch } from "../storage/watch.ts";
import { readWatches, writeWatches } from "../storage/watch-store.ts";
import { stepWatch, type WatchEvent } from "./watch-machine.ts";

/** So many watches that are over are kept to look back on. */
const KEPT_ENDED = 6;

/** Called after the new watch is stored. */
export type OnWatchMove = (before: Watch, after: Watch) => Promise<void>;

/** The one writer of the watches; events are taken one after the other, as in SessionKeeper. */
export class WatchKeeper {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly onMove: OnWatchMove) {}

  add(watch: Watch): Promise<void> {
    return this.#inTurn(async () => {
      const others = (await readWatches()).filter(({ watchId }) => watchId !== watch.watchId);
      let ended = 0;
      const kept = others.filter((other) => other.ended === null || ++ended <= KEPT_ENDED);
      await writeWatches([watch, ...kept]);
    });
  }

  forget(watchId: string): Promise<void> {
    return this.#inTurn(async () => {
      await writeWatches((await readWatches()).filter((watch) => watch.watchId !== watchId));
    });
  }

  /** Null when there is no such watch. */
  take(watchId: string, event: WatchEvent): Promise<Watch | null> {
    return this.#inTurn(async () => {
      const watches = await readWatches();
      const before = watches.find((watch) => watch.watchId === watchId);
      if (!before) return null;
      const after = stepWatch(before, event);
      if (after === before) return before;
      await writeWatches(watches.map((watch) => (watch === before ? after : watch)));
      await this.onMove(before, after);
      return after;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch((error: unknown) => console.error("A watch could not move on.", error));
    return result;
  }
}
