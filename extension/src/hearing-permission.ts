// The right to hear a tab that was clicked. It is optional, so that installing Sonica warns of nothing.
import browser from "webextension-polyfill";
import type { FailureCode } from "./failures.ts";

// The polyfill's list of optional permissions leaves this one out.
const HEARING = { permissions: ["tabCapture"] } as unknown as browser.Permissions.Permissions;

/** Whether this build's browser lends a tab's sound at all. Firefox lends only what players in a page hand out. */
export function lendsTabs(): boolean {
  const { permissions = [], optional_permissions: optional = [] } = chrome.runtime.getManifest();
  return ([...permissions, ...optional] as readonly string[]).includes("tabCapture");
}

/** What stands between us and the sound of a tab that was clicked, or null. */
export async function hearingRefusal(): Promise<FailureCode | null> {
  if (!lendsTabs()) return "tab-not-lent";
  return (await mayHear()) ? null : "hearing-not-allowed";
}

/** False, too, in a browser that has no such permission. */
export const mayHear = (): Promise<boolean> => browser.permissions.contains(HEARING).catch(() => false);

/**
 * Has the browser ask; only inside a click. Chromium lends the sound of tabs that are clicked after the yes: a tab that was
 * clicked before it stays refused, also after more clicks. That is why the first-run page asks, before any tab is clicked.
 */
export const askToHear = (): Promise<boolean> => browser.permissions.request(HEARING);
