import type { Page } from "puppeteer";

/** A theme, and what the system prefers where the theme asks it. */
export interface Look {
  readonly name: string;
  readonly theme: string;
  readonly scheme: "light" | "dark";
}

export const LOOKS: readonly Look[] = [
  { name: "light", theme: "light", scheme: "light" },
  { name: "dark", theme: "dark", scheme: "light" },
  { name: "contrast", theme: "contrast", scheme: "light" },
  { name: "contrast, dark", theme: "contrast", scheme: "dark" },
  { name: "neon", theme: "neon", scheme: "light" },
];

/** Puts a look on a page as a person would, through the settings; done when fonts are there and nothing moves in. */
export async function wear(page: Page, { theme, scheme }: Look): Promise<void> {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.evaluate(async (theme) => {
    const { settings } = await chrome.storage.local.get("settings");
    await chrome.storage.local.set({ settings: { ...(settings as object), theme } });
  }, theme);
  await page.waitForSelector(`html[data-theme=${theme}]`);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}
