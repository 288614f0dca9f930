// The extension with nothing but a keyboard, in a real Chromium.
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tour } from "../extension/screens/tour.ts";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";

let chromium: Chromium;

beforeAll(async () => {
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: await freeAddress() });
});

afterAll(() => chromium?.close());

it("reaches every control of every screen by Tab, and shows where it is", { timeout: 300_000 }, async () => {
  const missed: string[] = [];
  let controls = 0;
  for await (const { name, page } of tour(chromium, "en")) {
    const count = await page.evaluate(listControls);
    controls += count;
    // Once round, and past the browser's own buttons.
    for (let press = 0; press < count + 4; press++) {
      await page.keyboard.press("Tab");
      await page.evaluate(noteFocus);
    }
    missed.push(...(await page.evaluate(controlsMissed)).map((control) => `${name}: ${control}`));
  }
  expect(missed).toEqual([]);
  expect(controls).toBeGreaterThan(100);
});

it("changes the language with the arrow keys, at once", async () => {
  const popup = await openPopup();
  await popup.evaluate(() => chrome.storage.local.set({ settings: {} }));
  await tabTo(popup, "button[data-page=settings]");
  await popup.keyboard.press("Enter");
  await popup.waitForSelector("main[data-state=settings]");
  await tabTo(popup, "input[name=language]");
  for (const language of ["en", "hi"]) {
    await popup.keyboard.press("ArrowRight");
    await popup.waitForSelector(`html[lang=${language}]`);
  }
  expect(await popup.$eval("button[data-page=settings]", ({ textContent }) => textContent)).toBe("सेटिंग");
  await popup.keyboard.press("ArrowRight");
  await popup.waitForSelector("html[lang=bho]");
  await popup.waitForSelector("[data-unreviewed]");
  await popup.close();
});

it("wears the theme that is chosen, in the popup and in what opens later", async () => {
  const popup = await openPopup();
  await tabTo(popup, "button[data-page=settings]");
  await popup.keyboard.press("Space");
  await tabTo(popup, "input[name=theme]");
  await popup.keyboard.press("ArrowLeft");
  await popup.waitForSelector("html[data-theme=neon]");
  const panel = await chromium.browser.newPage();
  await panel.goto(`chrome-extension://${chromium.extension.id}/sidepanel.html`);
  await panel.waitForSelector("html[data-theme=neon]");
  await Promise.all([panel.close(), popup.close()]);
});

async function openPopup(): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.setViewport({ width: 380, height: 560 });
  await page.goto(`chrome-extension://${chromium.extension.id}/popup.html`);
  await page.waitForSelector("main[data-state]:not([data-state=waking])");
  return page;
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

// What follows runs in the page.

type Noted = typeof globalThis & { controls: HTMLElement[]; reached: Set<HTMLElement>; unseen: Set<HTMLElement> };

/** All that can be used; of a group of choices the one that is chosen, since arrows reach the others. */
function listControls(): number {
  const noted = globalThis as Noted;
  const all = document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, textarea");
  noted.controls = [...all].filter((element) => {
    if (element.matches(":disabled, input[type=radio]:not(:checked)")) return false;
    return element.checkVisibility();
  });
  noted.reached = new Set();
  noted.unseen = new Set();
  return noted.controls.length;
}

function noteFocus(): void {
  const noted = globalThis as Noted;
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return;
  noted.reached.add(activeElement);
  // A choice or file field is drawn by what stands for it.
  const drawn = activeElement.matches("input[type=radio]")
    ? activeElement.nextElementSibling
    : activeElement.matches("input[type=file]")
      ? activeElement.closest("label")
      : activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn ?? activeElement);
  if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) noted.unseen.add(activeElement);
}

function controlsMissed(): string[] {
  const { controls, reached, unseen } = globalThis as Noted;
  const shortly = (element: HTMLElement) => element.outerHTML.slice(0, 100);
  return [
    ...controls
      .filter((element) => element.isConnected && !reached.has(element))
      .map((element) => `not reached ${shortly(element)}`),
    ...[...unseen].map((element) => `focus not shown ${shortly(element)}`),
  ];
}
