// Where the session is kept: storage.session outlives the background worker, not the browser.
import browser from "webextension-polyfill";
import { IDLE, type Session } from "./session.ts";

const KEY = "session";

/** Only this extension writes here, and a new version starts with a new, empty area: what is read is trusted. */
export async function readSession(): Promise<Session> {
  const stored = await browser.storage.session.get(KEY);
  return (stored[KEY] as Session | undefined) ?? IDLE;
}

export async function writeSession(session: Session): Promise<void> {
  await browser.storage.session.set({ [KEY]: session });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchSession(onChange: (session: Session) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "session" && KEY in changes) onChange((changes[KEY].newValue as Session | undefined) ?? IDLE);
  };
  browser.storage.onChanged.addListener(listener);
  void readSession().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
