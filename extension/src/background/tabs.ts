import browser, { type Tabs } from "webextension-polyfill";
import type { Obstacle, TabView } from "../messages.ts";
import type { Session } from "../storage/session.ts";
import { isCapturable } from "./capturable.ts";

/** A tab as read from the browser at this moment. */
export interface Tab extends TabView {
  readonly isCapturable: boolean;
  readonly isPrivate: boolean;
}

export async function readTab(tabId: number): Promise<Tab> {
  return toTab(await browser.tabs.get(tabId));
}

/** A tab whose process died: Chromium shows it without a page, and it was not put to sleep. */
export const hasCrashed = ({ status, discarded }: Tabs.Tab): boolean => status === "unloaded" && !discarded;

export const isCrashed = (tabId: number): Promise<boolean> => browser.tabs.get(tabId).then(hasCrashed, () => false);

const toTab = (tab: Tabs.Tab): Tab => ({
  id: tab.id ?? -1,
  title: tab.title ?? "",
  iconUrl: tab.favIconUrl ?? null,
  isAudible: tab.audible ?? false,
  isMuted: tab.mutedInfo?.muted ?? false,
  isCapturable: isCapturable(tab.url),
  isPrivate: tab.incognito,
});

/** What of it concerns a popup. */
export const viewOf = ({ id, title, iconUrl, isAudible, isMuted }: Tab): TabView => ({
  id,
  title,
  iconUrl,
  isAudible,
  isMuted,
});

/** What keeps listening to this tab from starting by itself, or null. */
export function obstacleOf(tab: Tab, session: Session): Obstacle | null {
  if (session.kind === "listening" && session.heard.tab.id !== tab.id) {
    return { kind: "already-listening" };
  }
  if (!tab.isCapturable) return { kind: "page-not-capturable" };
  if (!tab.isAudible) return { kind: "quiet" };
  return null;
}
