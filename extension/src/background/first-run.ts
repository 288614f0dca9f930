// The page that greets: once, when Sonica is installed, never after an update.
import browser from "webextension-polyfill";

export function greetOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("tabs/welcome.html") });
  });
}
