// Song search for the popup: asks the matcher of the settings. A newer question ends the one before.

import type { Searched, SearchQuestion, Trending } from "../messages.ts";
import { readSettings } from "../storage/settings.ts";
import { matcherAt } from "./matcher.ts";
import { troubleOf } from "./trouble.ts";

/** Artists and films offered above the songs. */
const SUGGESTIONS = 3;

let last = new AbortController();

export async function search({ text, filters, cursor }: SearchQuestion): Promise<Searched> {
  last.abort();
  const mine = new AbortController();
  last = mine;
  const { serverUrl } = await readSettings();
  const client = matcherAt(serverUrl);
  const options = { signal: mine.signal };
  try {
    const isFirstPage = cursor === undefined;
    const [answer, suggested] = await Promise.all([
      client.search({ q: text, ...filters, ...(cursor !== undefined && { cursor }) }, options),
      isFirstPage && text.trim() !== "" ? client.suggest({ q: text, limit: 2 * SUGGESTIONS }, options) : undefined,
    ]);
    const suggestions = (suggested?.suggestions ?? []).filter(({ kind }) => kind !== "song").slice(0, SUGGESTIONS);
    return { kind: "found", answer, suggestions, serverUrl };
  } catch (error) {
    return mine.signal.aborted ? { kind: "overtaken" } : { kind: "failed", code: troubleOf(error).code };
  }
}

export async function trending(): Promise<Trending> {
  const { serverUrl } = await readSettings();
  try {
    return { kind: "found", ...(await matcherAt(serverUrl).trending()), serverUrl };
  } catch (error) {
    return { kind: "failed", code: troubleOf(error).code };
  }
}
