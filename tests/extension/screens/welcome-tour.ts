import type { Page } from "puppeteer";
import type { Chromium } from "../../harness/chromium.ts";
import type { Stop } from "./stop.ts";

const DESK = { width: 1100, height: 820, deviceScaleFactor: 1 };
const NARROW = { width: 360, height: 900, deviceScaleFactor: 1 };

/** What a state of the demo needs that a working browser would not do: runs before the page's own scripts. */
const STATES = {
  offered: () => {
    // The permission has not been given yet.
    chrome.permissions.contains = (async () => false) as typeof chrome.permissions.contains;
  },
  listening: () => {
    AudioContext.prototype.resume = () => new Promise(() => {});
  },
  failed: () => {
    AudioContext.prototype.resume = () => Promise.reject(new Error("No sound device"));
  },
  match: () => {},
} as const;

/** Every state of the first-run page, and the page where it is narrow. */
export async function* welcomeTour(chromium: Chromium): AsyncGenerator<Stop> {
  for (const [kind, prepare] of Object.entries(STATES)) {
    const page = await chromium.browser.newPage();
    await page.setViewport(DESK);
    await page.evaluateOnNewDocument(prepare);
    await page.goto(`chrome-extension://${chromium.extension.id}/tabs/welcome.html`);
    await page.waitForSelector("[data-demo=offered]");
    await page.waitForSelector("[data-hearing]");
    if (kind !== "offered") await page.locator(".welcome-demo .primary").click();
    await page.waitForSelector(`[data-demo=${kind}]`);
    yield { name: `welcome-${kind}`, page };
    if (kind === "match") yield* narrow(page);
    await page.close();
  }
}

async function* narrow(page: Page): AsyncGenerator<Stop> {
  await page.setViewport(NARROW);
  yield { name: "welcome-narrow", page };
}
