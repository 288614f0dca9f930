// What a click hears where the browser lends no tab's sound: the player in the clicked tab, through a script that is put
// into this tab only, by the right that the click itself gives (activeTab).

import onceUrl from "url:../page/once.ts";
import type { FailureCode } from "../failures.ts";
import { type EngineParts, send } from "../messages.ts";
import { ONCE, PORT_PREFIX } from "../page-messages.ts";
import { openOffscreen } from "./offscreen-document.ts";
import { pathOf } from "./path-of.ts";

/** What kept it from starting, or null. */
export async function capturePlayer(sessionId: string, tabId: number, parts: EngineParts): Promise<FailureCode | null> {
  await openOffscreen();
  const refusal = await send("capture-player", { sessionId, parts });
  if (refusal) return refusal;
  const target = { tabId, allFrames: true };
  try {
    await chrome.scripting.executeScript({ target, func: leaveName, args: [ONCE, PORT_PREFIX + sessionId] });
    await chrome.scripting.executeScript({ target, files: [pathOf(onceUrl)] });
    return null;
  } catch (error) {
    console.error("The page did not let us in.", error);
    return "click-needed";
  }
}

/** Runs in the page. */
function leaveName(key: string, name: string): void {
  (globalThis as Record<string, unknown>)[key] = name;
}
