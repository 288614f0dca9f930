// Whether answers are shared by video: off until it is switched on. In storage.local under `sharing`.
import browser from "webextension-polyfill";

const KEY = "sharing";

export async function isSharing(): Promise<boolean> {
  return (await browser.storage.local.get(KEY))[KEY] === true;
}

export async function setSharing(isOn: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: isOn });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchSharing(onChange: (isOn: boolean) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "local" && KEY in changes) onChange(changes[KEY].newValue === true);
  };
  browser.storage.onChanged.addListener(listener);
  void isSharing().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
