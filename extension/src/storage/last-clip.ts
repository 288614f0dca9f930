// The fingerprint asked about last, in storage.session: what is not named may be kept, what is named may be corrected.
import browser from "webextension-polyfill";

const KEY = "last-clip";

interface LastClip {
  readonly sessionId: string;
  readonly bytes: readonly number[];
}

export async function writeLastClip(sessionId: string, bytes: Uint8Array): Promise<void> {
  await browser.storage.session.set({ [KEY]: { sessionId, bytes: Array.from(bytes) } satisfies LastClip });
}

/** Null when another session has asked since, or none has. */
export async function readLastClip(sessionId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const clip = (await browser.storage.session.get(KEY))[KEY] as LastClip | undefined;
  return clip?.sessionId === sessionId ? Uint8Array.from(clip.bytes) : null;
}

export async function forgetLastClip(): Promise<void> {
  await browser.storage.session.remove(KEY);
}
