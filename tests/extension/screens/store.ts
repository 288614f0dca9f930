// The pictures of a store's page, from the built extension's own screens: 1280 × 800, in English and Hindi, into
// extension/store.
// Run: pnpm --filter @sonica/tests store-pictures
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";
import { Chromium } from "../../harness/chromium.ts";
import { freeAddress } from "../../harness/free-address.ts";
import { servePage } from "../../harness/page-server.ts";
import { CATALOGUE } from "../../songs/catalogue.ts";
import { LOOKS, wear } from "./looks.ts";
import { drawPicture, type Picture } from "./store-picture.ts";
import { STORE_WORDS } from "./store-words.ts";
import { tour } from "./tour.ts";

const OUT = fileURLToPath(new URL("../../../extension/store/", import.meta.url));

const DESK = { width: 1280, height: 800, deviceScaleFactor: 1 };

/** Which screens are taken, and in which look. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  "match-long": ["light"],
  "match-altered": ["neon"],
  listening: ["neon"],
  "unknown-on-device": ["light"],
  search: ["light"],
  settings: ["light"],
  timeline: ["light"],
};

/** Brings a screen to the place that is worth showing. */
const prepare: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  settings: async (page) => {
    await page.locator('label:has(input[name="ask"][value="never"])').click();
    await page.waitForSelector('input[name="ask"][value="never"]:checked');
    await page.evaluate(() => {
      const { offsetTop = 0 } = document.querySelector("fieldset") ?? {};
      document.querySelector("main")?.scrollTo(0, offsetTop - 60);
    });
  },
};

/** What is photographed besides, and put back. */
const more: Readonly<Record<string, (page: Page, shots: Map<string, string>) => Promise<unknown>>> = {
  settings: async (page) => {
    await page.locator('label:has(input[name="ask"][value="after-device"])').click();
    await page.evaluate(() => document.querySelector("main")?.scrollTo(0, 0));
  },
  search: async (page, shots) => {
    await page.$eval(".search-box", (box) => (box as HTMLInputElement).select());
    await page.type(".search-box", "चाँदनी");
    await page.waitForSelector('[data-answered="चाँदनी"]');
    shots.set("search-devanagari", await photograph(page));
  },
};

const address = await freeAddress();
const chromium = await Chromium.launch({ isHeadless: true, serverUrl: address });
try {
  await mkdir(OUT, { recursive: true });
  const player = await photographPlayer();
  for (const language of ["en", "hi"] as const) {
    const shots = new Map<string, string>();
    for await (const { name, page } of tour(chromium, language)) {
      for (const look of LOOKS.filter((each) => TAKEN[name]?.includes(each.name))) {
        await wear(page, look);
        await prepare[name]?.(page);
        shots.set(name, await photograph(page));
        await more[name]?.(page, shots);
      }
    }
    const shot = (name: string) => shots.get(name) ?? "";
    const { match, search, timeline, device, neon } = STORE_WORDS[language];
    const pictures: Record<string, Picture> = {
      "1-match": { words: match, backdrop: player, screens: [shot("match-long")], look: "light" },
      "2-search": { words: search, screens: [shot("search"), shot("search-devanagari")], look: "light" },
      "3-timeline": { words: timeline, backdrop: player, screens: [shot("timeline")], look: "light" },
      "4-device": { words: device, screens: [shot("settings"), shot("unknown-on-device")], look: "dark" },
      "5-neon": { words: neon, screens: [shot("listening"), shot("match-altered")], look: "neon" },
    };
    for (const [name, picture] of Object.entries(pictures))
      await writeFile(`${OUT}${name}-${language}.jpg`, await drawPicture(chromium, picture, language));
  }
} finally {
  await chromium.close();
}

/** The demo's page, as somebody sees it who listens there. */
async function photographPlayer(): Promise<string> {
  const site = await servePage(CATALOGUE.slice(0, 12).map((entry) => ({ entry, path: "" })));
  const page = await chromium.browser.newPage();
  await page.setViewport(DESK);
  await page.goto(site.address, { waitUntil: "networkidle0" });
  const shot = await photograph(page);
  await page.close();
  await site.stop();
  return shot;
}

async function photograph(page: Page): Promise<string> {
  return `data:image/png;base64,${await page.screenshot({ encoding: "base64" })}`;
}
