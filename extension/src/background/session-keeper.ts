import type { Session } from "../storage/session.ts";
import { readSession, writeSession } from "../storage/session-store.ts";
import { type SessionEvent, step } from "./machine.ts";

/** What must happen when a session has moved on. Called after the new session is stored. */
export type OnMove = (before: Session, after: Session) => Promise<void>;

/**
 * The one writer of the session. Events are taken one after the other, each read from and written to storage, so that
 * this worker may be killed between any two of them.
 */
export class SessionKeeper {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly onMove: OnMove) {}

  /** Takes events meant for any session, or, with an id, only while that session is the current one. */
  take(event: SessionEvent, sessionId?: string): Promise<Session> {
    const result = this.#turn.then(async () => {
      const before = await readSession();
      if (sessionId && (before.kind === "idle" || before.heard.sessionId !== sessionId)) return before;
      const after = step(before, event);
      if (after === before) return before;
      await writeSession(after);
      await this.onMove(before, after);
      return after;
    });
    this.#turn = result.catch((error: unknown) => console.error("The session could not move on.", error));
    return result;
  }
}
