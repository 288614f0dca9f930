// Photographs every screen of the built popup, light and dark, into .cache/screens, and all of them on one sheet, which
// extension/README.md shows.
// Run: pnpm --filter @sonica/tests screens
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Session } from "@sonica/extension/src/storage/session.ts";
import { type Browser, launch, type Page, type Target } from "puppeteer";
import { contactSheet } from "./contact-sheet.ts";
import { pictureOf, skyOfMelody } from "./melody.ts";
import { servePage } from "./page.ts";
import { historyRows, sessionStates } from "./states.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const EXTENSION = `${ROOT}extension/build/chrome-mv3-prod`;
const OUT = `${ROOT}.cache/screens`;
const SIZE = { width: 380, height: 560, deviceScaleFactor: 2 };
const THEMES = ["light", "dark"] as const;

const browser = await launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  pipe: true,
  enableExtensions: [EXTENSION],
  // Muted, headless Chromium hears nothing; and on its small default screen a popup is cut short.
  ignoreDefaultArgs: ["--mute-audio"],
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
    "--screen-info={3200x2400 devicePixelRatio=2}",
    "--window-size=1400,1100",
  ],
});
try {
  await mkdir(OUT, { recursive: true });
  const shots: { name: string; theme: string; png: Uint8Array }[] = [];
  for (const theme of THEMES) {
    for await (const [name, png] of screens(browser, theme)) {
      shots.push({ name, theme, png });
      await writeFile(`${OUT}/${name}-${theme}.png`, png);
      console.log(`${name} ${theme}`);
    }
  }
  await writeFile(`${ROOT}extension/screens.png`, await contactSheet(browser, shots));
  console.log(`${shots.length} screens in ${OUT}`);
} finally {
  await browser.close();
}

async function* screens(browser: Browser, theme: string): AsyncGenerator<[string, Uint8Array]> {
  const skies = await Promise.all([3, 8, 14, 22].map(skyOfMelody));
  const page = await openPopup(browser);
  const tabId = await page.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1);
  await page.evaluate((theme) => chrome.storage.local.set({ settings: { theme } }), theme);

  for (const [name, session] of Object.entries(sessionStates(tabId, skies[0], Date.now()))) {
    await page.evaluate((session) => chrome.storage.session.set({ session }), withNow(session));
    await page.waitForSelector(`main[data-state=${session.kind}]`);
    if (session.kind === "listening") await showPicture(page);
    yield [name, await settled(page)];
  }
  await page.evaluate(() => chrome.storage.session.clear());
  await page.reload();
  await page.waitForSelector("main[data-state=failed]");
  yield ["failed-page", await settled(page)];

  await page.click("button[data-page=history]");
  await page.waitForSelector("main[data-state=history]");
  yield ["history-empty", await settled(page)];
  await page.evaluate(fillHistory, historyRows(skies, Date.now()));
  await page.reload();
  await page.click("button[data-page=history]");
  await page.waitForSelector(".history-row");
  await page.click(".history-row:nth-child(2) summary");
  yield ["history", await settled(page)];
  await page.click(".history-row:nth-child(3) > button");
  await page.waitForSelector(".toast button");
  yield ["history-undo", await settled(page)];

  await page.click("button[data-page=settings]");
  await page.waitForSelector("main[data-state=settings]");
  await page.click("form button[type=submit]");
  await page.waitForSelector("[data-test=failed]");
  yield ["settings", await settled(page)];
  yield* screensOverPage(browser, page.target());
  await page.evaluate(() => indexedDB.deleteDatabase("sonica-history"));
  await page.close();
}

/** What only a real click over a real page shows: a silent tab, and one that plays. */
async function* screensOverPage(browser: Browser, tabbedPopup: Target): AsyncGenerator<[string, Uint8Array]> {
  const site = await servePage();
  const page = await browser.newPage();
  await page.goto(site.address);
  const [extension] = (await browser.extensions()).values();
  await extension.triggerAction(page);
  const isPopup = (target: Target) => target.url().endsWith("/popup.html") && target !== tabbedPopup;
  const popup = await (await browser.waitForTarget(isPopup)).asPage();
  await popup.waitForSelector("main[data-state=quiet]");
  yield ["quiet", await settled(popup)];
  await page.evaluate("play()");
  await popup.waitForSelector("main[data-state=listening]");
  await popup.keyboard.press("Escape");
  await popup.waitForSelector("main[data-state=idle]");
  yield ["idle", await settled(popup)];
  await popup.close();
  await page.close();
  site.close();
}

async function openPopup(browser: Browser): Promise<Page> {
  const worker = await browser.waitForTarget((target) => target.type() === "service_worker");
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  await page.goto(new URL("/popup.html", worker.url()).href);
  await page.waitForSelector("main[data-state]");
  return page;
}

/** A session that began just now, or the background would rightly call it lost. */
function withNow(session: Session): Session {
  if (session.kind === "idle") return session;
  return { ...session, heard: { ...session.heard, startedAtMs: Date.now(), firstSampleAtMs: Date.now() } };
}

async function showPicture(page: Page): Promise<void> {
  const { heardSeconds, bands, stars } = await pictureOf(14, 4.1);
  const plain = {
    heardSeconds,
    bands: Array.from(bands),
    stars: stars && { times: Array.from(stars.times), steps: Array.from(stars.steps), tiers: Array.from(stars.tiers) },
  };
  await page.evaluate(async (picture) => {
    const pictures = new BroadcastChannel("sonica-picture");
    for (let i = 0; i < 12; i++) {
      pictures.postMessage({ ...picture, bands: Uint8Array.from(picture.bands) });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    pictures.close();
  }, plain);
}

/** A picture once fonts are there and nothing moves in. */
async function settled(page: Page): Promise<Uint8Array> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  return page.screenshot();
}

/** Runs in the popup. */
async function fillHistory(rows: ReturnType<typeof historyRows>): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("sonica-history");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const write = db.transaction(["songs", "hearings"], "readwrite");
  for (const song of rows.songs) write.objectStore("songs").put(song);
  for (const hearing of rows.hearings) write.objectStore("hearings").put(hearing);
  await new Promise((resolve) => {
    write.oncomplete = resolve;
  });
  db.close();
}
