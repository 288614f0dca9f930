// A walk through every screen of the built extension, in one language: for pictures and for checks alike.

import type { ListenBrainz } from "@sonica/extension/src/storage/listenbrainz.ts";
import type { Session, Sky } from "@sonica/extension/src/storage/session.ts";
import type { Language } from "@sonica/extension/src/words/language.ts";
import type { Page, Target } from "puppeteer";
import type { Chromium } from "../../harness/chromium.ts";
import { pictureOf, skyOfMelody } from "./melody.ts";
import { servePage } from "./page.ts";
import { serveSearch } from "./search-server.ts";
import { historyRows, SONGS, sessionStates, watchOf } from "./states.ts";
import type { Stop } from "./stop.ts";
import { welcomeTour } from "./welcome-tour.ts";

const POPUP = { width: 380, height: 560, deviceScaleFactor: 2 };
const SIDE_PANEL = { width: 360, height: 640, deviceScaleFactor: 2 };

/** A ListenBrainz account whose token is taken no more. */
const REVOKED: ListenBrainz = {
  serverUrl: "https://api.listenbrainz.org",
  token: "a-token",
  userName: "सुननेवाला",
  connectedAtMs: 0,
  isRevoked: true,
};

export async function* tour(chromium: Chromium, language: Language): AsyncGenerator<Stop> {
  const skies = await Promise.all([3, 8, 14, 22].map(skyOfMelody));
  const popup = await openPage(chromium, "popup.html", POPUP);
  await popup.evaluate(async (language) => {
    const { settings } = await chrome.storage.local.get("settings");
    await chrome.storage.local.set({ settings: { ...(settings as object), language } });
  }, language);
  await popup.waitForSelector(`html[lang=${language}]`);
  const tabId = await popup.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1);

  for (const [name, session] of Object.entries(sessionStates(tabId, skies[0], Date.now()))) {
    await popup.evaluate((session) => chrome.storage.session.set({ session }), withNow(session));
    await popup.waitForSelector(`main[data-state=${session.kind}]`);
    if (session.kind === "listening") await showPicture(popup);
    yield { name, page: popup };
  }
  await popup.evaluate(() => chrome.storage.session.clear());
  await popup.reload();
  await popup.waitForSelector("main[data-state=failed]");
  yield { name: "failed-page", page: popup };

  await goTo(popup, "history");
  yield { name: "history-empty", page: popup };
  await popup.evaluate(fillHistory, historyRows(skies, Date.now()));
  await popup.reload();
  await goTo(popup, "history");
  await popup.waitForSelector(".history-row");
  const rows = await popup.$$(".history-row summary");
  await rows[1].click();
  yield { name: "history", page: popup };
  await rows[1].click();
  await popup.type('input[type="search"]', "kesaria dup");
  await popup.waitForSelector(".history-row mark");
  yield { name: "history-search", page: popup };
  await popup.reload();
  await goTo(popup, "history");
  await popup.waitForSelector(".history-row");
  await popup.locator(".history-row > button").click();
  await popup.waitForSelector(".toast button");
  yield { name: "history-undo", page: popup };

  await goTo(popup, "settings");
  await popup.locator("form button[type=submit]").click();
  await popup.waitForSelector("[data-test=failed]");
  yield { name: "settings", page: popup };
  await popup.evaluate(() => document.querySelector("main")?.scrollTo(0, 1e6));
  yield { name: "settings-end", page: popup };
  await popup.$eval(".listenbrainz", (section) => section.scrollIntoView());
  yield { name: "listenbrainz", page: popup };
  await popup.evaluate((listenbrainz) => chrome.storage.local.set({ listenbrainz }), REVOKED);
  await popup.waitForSelector("[data-listenbrainz=revoked]");
  await popup.$eval(".listenbrainz", (section) => section.scrollIntoView());
  yield { name: "listenbrainz-revoked", page: popup };

  yield* search(popup);
  yield* withLyrics(popup, tabId, skies[0]);
  await popup.evaluate(() => chrome.storage.local.remove("listenbrainz"));
  yield* overPage(chromium, popup.target());
  yield* sidePanel(chromium, Date.now());
  yield* welcomeTour(chromium);
  await popup.evaluate(() => indexedDB.deleteDatabase("sonica-history"));
  await popup.close();
}

/** Without a matcher, with one, what it finds, and a song that was found. */
async function* search(popup: Page): AsyncGenerator<Stop> {
  await goTo(popup, "search");
  await popup.type(".search-box", "chandni");
  await popup.waitForSelector(".message button");
  yield { name: "search-failed", page: popup };
  const matcher = await serveSearch(SONGS);
  const before = await changeServer(popup, matcher.address);
  await popup.reload();
  await goTo(popup, "search");
  await popup.waitForSelector("[data-trending]");
  yield { name: "search-trending", page: popup };
  await popup.type(".search-box", "chandni");
  await popup.waitForSelector(".result mark");
  yield { name: "search", page: popup };
  await popup.locator(".result").click();
  await popup.waitForSelector("main[data-state=searched-song]");
  yield { name: "search-song", page: popup };
  await changeServer(popup, before);
  matcher.close();
}

/** A card with the line that is sung, and with an account that it can be submitted to. */
async function* withLyrics(popup: Page, tabId: number, sky: Sky): AsyncGenerator<Stop> {
  const matcher = await serveSearch(SONGS);
  const { "match-long": session } = sessionStates(tabId, sky, Date.now());
  if (session.kind !== "match") return;
  const { heard, match } = session;
  const recording = { ...match.recording, lyricsPath: `/v1/recordings/${match.recording.id}/lyrics` };
  const sung = { ...session, heard: { ...heard, serverUrl: matcher.address }, match: { ...match, recording } };
  await popup.evaluate((listenbrainz) => chrome.storage.local.set({ listenbrainz }), { ...REVOKED, isRevoked: false });
  await popup.evaluate((session) => chrome.storage.session.set({ session }), withNow(sung));
  await popup.reload();
  await popup.waitForSelector(".lyric bdi");
  await popup.waitForSelector("[data-listen=new]");
  yield { name: "match-lyric", page: popup };
  await popup.$eval(".submit-listen", (button) => button.scrollIntoView({ block: "center" }));
  yield { name: "match-submit", page: popup };
  await popup.evaluate(() => chrome.storage.session.clear());
  matcher.close();
}

/** Gives the address that was set before. */
const changeServer = (page: Page, serverUrl: string): Promise<string> =>
  page.evaluate(async (serverUrl) => {
    const { settings } = await chrome.storage.local.get<{ settings: { serverUrl: string } }>("settings");
    await chrome.storage.local.set({ settings: { ...settings, serverUrl } });
    return settings.serverUrl;
  }, serverUrl);

/** What only a real click over a real page shows: a silent tab, and one that plays. */
async function* overPage(chromium: Chromium, tabbedPopup: Target): AsyncGenerator<Stop> {
  const site = await servePage();
  const page = await chromium.browser.newPage();
  await page.goto(site.address);
  const isPopup = (target: Target) => target.url().endsWith("/popup.html") && target !== tabbedPopup;
  const opened = chromium.browser.waitForTarget(isPopup);
  await chromium.extension.triggerAction(page);
  const popup = await (await opened).asPage();
  await popup.waitForSelector("main[data-state=quiet]");
  yield { name: "quiet", page: popup };
  await page.evaluate("play()");
  await popup.waitForSelector("main[data-state=listening]");
  await popup.keyboard.press("Escape");
  await popup.waitForSelector("main[data-state=idle]");
  yield { name: "idle", page: popup };
  await popup.close();
  await page.close();
  site.close();
}

async function* sidePanel(chromium: Chromium, nowMs: number): AsyncGenerator<Stop> {
  const panel = await openPage(chromium, "sidepanel.html", SIDE_PANEL);
  await panel.waitForSelector("main");
  yield { name: "timeline-empty", page: panel };
  const tabId = await panel.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1);
  await panel.evaluate((watches) => chrome.storage.session.set({ watches }), [watchOf(tabId, nowMs)]);
  await panel.reload();
  await panel.waitForSelector("[data-watch]");
  yield { name: "timeline", page: panel };
  await panel.evaluate(() => chrome.storage.session.clear());
  await panel.close();
}

async function openPage(chromium: Chromium, file: string, viewport: typeof POPUP): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.setViewport(viewport);
  await page.goto(`chrome-extension://${chromium.extension.id}/${file}`);
  await page.waitForSelector("main");
  return page;
}

async function goTo(popup: Page, name: string): Promise<void> {
  await popup.locator(`button[data-page=${name}]`).click();
  await popup.waitForSelector(`main[data-state=${name}]`);
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
