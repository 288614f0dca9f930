// Sites the person has switched on. Only into these is anything put, and only while the browser's own permission for them
// stands. The list is in storage.local under `sites`: the browser forgets registered scripts when the extension is updated.

import pageUrl from "url:../page/index.ts";
import detachedMediaUrl from "url:../page-main/detached-media.ts";
import browser from "webextension-polyfill";
import { listenBrainz } from "../storage/listenbrainz.ts";
import { readSites, sitePatternOf, writeSites } from "../storage/sites.ts";
import { pathOf } from "./path-of.ts";

/** Puts the scripts in for all sites on the list that are still permitted, and takes out all others. */
export async function syncSites(): Promise<void> {
  const patterns = await permittedSites();
  await chrome.scripting.unregisterContentScripts().catch(() => undefined);
  if (patterns.length === 0) return;
  const everywhere = {
    matches: patterns,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: "document_start",
  } as const;
  await chrome.scripting.registerContentScripts([
    { id: "page", js: [pathOf(pageUrl)], ...everywhere },
    { id: "page-main", js: [pathOf(detachedMediaUrl)], world: "MAIN", ...everywhere },
  ]);
}

const WANTED = "site-wanted";

/** The popup may close over the browser's question: the answer is then ours to act on. */
export async function wantSite(pattern: string): Promise<void> {
  await browser.storage.session.set({ [WANTED]: pattern });
}

export async function switchWantedSiteOn(): Promise<void> {
  const pattern = (await browser.storage.session.get(WANTED))[WANTED];
  if (typeof pattern === "string" && (await switchSiteOn(pattern))) await browser.storage.session.remove(WANTED);
}

/** The permission was given in the click; here the site begins, in pages that are open too. */
export async function switchSiteOn(pattern: string): Promise<boolean> {
  if (!(await browser.permissions.contains({ origins: [pattern] }))) return false;
  const sites = await readSites();
  if (!sites.includes(pattern)) await writeSites([...sites, pattern]);
  await syncSites();
  const tabs = await chrome.tabs.query({ url: pattern });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : putInto(id))));
  return true;
}

/** Takes everything back: scripts, what is in open pages, and the permission, unless listens are submitted there. */
export async function switchSiteOff(pattern: string): Promise<void> {
  const tabs = await chrome.tabs.query({ url: pattern });
  await Promise.all(
    tabs.map(
      ({ id }) => id !== undefined && chrome.tabs.sendMessage(id, { name: "page-leave" }).catch(() => undefined),
    ),
  );
  await writeSites((await readSites()).filter((site) => site !== pattern));
  await syncSites();
  if (pattern === sitePatternOf((await listenBrainz.read())?.serverUrl)) return;
  await browser.permissions.remove({ origins: [pattern] }).catch(() => undefined);
}

/** Sites on the list whose permission was not taken back in the browser's own settings. */
async function permittedSites(): Promise<string[]> {
  const sites = await readSites();
  const permitted = await Promise.all(sites.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  return sites.filter((_, i) => permitted[i]);
}

async function putInto(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  try {
    await chrome.scripting.executeScript({ target, files: [pathOf(detachedMediaUrl)], world: "MAIN" });
    await chrome.scripting.executeScript({ target, files: [pathOf(pageUrl)] });
  } catch (error) {
    console.warn("An open page begins when it is loaded again.", error);
  }
}
