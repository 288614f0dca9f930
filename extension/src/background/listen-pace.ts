// When the queue of listens may go on. Pure: the clock comes in.
import type { Submitted } from "./listenbrainz.ts";
import { waitAfter } from "./mystery-plan.ts";

export interface Pace {
  /** Vain tries in a row. */
  readonly tries: number;
  readonly notBeforeMs: number;
  /** The server said how long it wants to be left alone: nobody's urging shortens that. */
  readonly isServersWish: boolean;
}

export const AT_ONCE: Pace = { tries: 0, notBeforeMs: 0, isServersWish: false };

/** As long as the server says; else after each vain try twice as long, from a minute to a day. */
export function paceAfter(submitted: Submitted, { tries }: Pace, nowMs: number): Pace {
  if (submitted.kind !== "later") return AT_ONCE;
  const { afterSeconds } = submitted;
  if (afterSeconds === null) return { tries: tries + 1, notBeforeMs: nowMs + waitAfter(tries), isServersWish: false };
  return { tries, notBeforeMs: nowMs + afterSeconds * 1000, isServersWish: true };
}
