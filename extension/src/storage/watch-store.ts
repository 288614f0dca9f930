// Where watches are kept: storage.session outlives the background worker, not the browser.
import browser from "webextension-polyfill";
import type { Watch } from "./watch.ts";

const KEY = "watches";

/** Newest first. */
export async function readWatches(): Promise<readonly Watch[]> {
  const stored = await browser.storage.session.get(KEY);
  return (stored[KEY] as readonly Watch[] | undefined) ?? [];
}

export async function writeWatches(watches: readonly Watch[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: watches });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchWatches(onChange: (watches: readonly Watch[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "session" && KEY in changes) onChange((changes[KEY].newValue as readonly Watch[] | undefined) ?? []);
  };
  browser.storage.onChanged.addListener(listener);
  void readWatches().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
