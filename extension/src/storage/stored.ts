import browser from "webextension-polyfill";

/** One value in storage.local: read and written anywhere, followed by whoever shows it. */
export interface Stored<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
  /** Calls back now and at every change, until the returned function is called. */
  watch(onChange: (value: T) => void): () => void;
}

/** @param parse what makes no sense, or is not there, becomes a default. */
export function stored<T>(key: string, parse: (value: unknown) => T): Stored<T> {
  const read = async () => parse((await browser.storage.local.get(key))[key]);
  return {
    read,
    write: (value) => browser.storage.local.set({ [key]: value }),
    watch(onChange) {
      const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === "local" && key in changes) onChange(parse(changes[key].newValue));
      };
      browser.storage.onChanged.addListener(listener);
      void read().then(onChange);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}
