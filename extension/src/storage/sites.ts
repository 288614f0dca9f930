// The sites that were switched on, as match patterns ("https://www.youtube.com/*"), in storage.local under `sites`.
import browser from "webextension-polyfill";

const KEY = "sites";

const parseSites = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((site): site is string => typeof site === "string" && isPattern(site)) : [];

const isPattern = (site: string): boolean => /^https?:\/\/[^/*]+\/\*$/.test(site);

/** The pattern of an address's site; null where there is nothing to switch on. Ports are left out: patterns span them. */
export function sitePatternOf(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? `${protocol}//${hostname}/*` : null;
}

/** "www.youtube.com" of "https://www.youtube.com/*". */
export const siteName = (pattern: string): string => new URL(pattern.slice(0, -1)).hostname;

export async function readSites(): Promise<string[]> {
  return parseSites((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeSites(sites: readonly string[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: sites });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchSites(onChange: (sites: readonly string[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "local" && KEY in changes) onChange(parseSites(changes[KEY].newValue));
  };
  browser.storage.onChanged.addListener(listener);
  void readSites().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
