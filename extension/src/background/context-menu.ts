// "What is playing here?" in a page's context menu. Choosing it counts as a click on the icon.
import browser from "webextension-polyfill";
import { watchWords } from "../words/chosen-words.ts";
import { open } from "./listening.ts";

const ID = "what-is-playing";

/** Calls of the language's changes and of the browser's wake-ups may overlap: the item is made once and renamed. */
export function offerInContextMenu(): void {
  watchWords(({ welcome }) => {
    const title = welcome.contextMenu;
    chrome.contextMenus.create({ id: ID, title, contexts: ["page", "audio", "video"] }, () => {
      if (chrome.runtime.lastError) chrome.contextMenus.update(ID, { title });
    });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === ID && tab?.id !== undefined) void listenHere(tab.id);
  });
}

/** The popup shows what comes of it; where it cannot be opened, the badge does. */
async function listenHere(tabId: number): Promise<void> {
  try {
    await chrome.action.openPopup();
  } catch {
    await open(tabId);
  }
}
