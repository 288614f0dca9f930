// The sites that were switched on, as match patterns ("https://www.youtube.com/*"), in storage.local under `sites`.
import { stored } from "./stored.ts";

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

const sites = stored<readonly string[]>("sites", parseSites);

export const readSites = sites.read;
export const writeSites = sites.write;
export const watchSites = sites.watch;
