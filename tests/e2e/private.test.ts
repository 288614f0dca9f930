// A real private window: what is named there leaves no trace, neither in what the extension keeps nor in the profile on disk.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { keptBy } from "../harness/kept-rows.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type PageServer, servePage } from "../harness/page-server.ts";
import { play } from "../harness/player.ts";
import { follow, verdictOf } from "../harness/popup.ts";
import { soon } from "../harness/soon.ts";
import { ROOT } from "../setup/paths.mjs";
import { catalogueFiles, type SongFile, strangerFiles } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);

let songs: SongFile[];
let stranger: SongFile;
let matcher: Matcher;
let pages: PageServer;
/** What an ordinary window is shown: the browser's cache keeps its pages, and the names on them. */
let ordinaryPages: PageServer;
let chromium: Chromium;
let tab: Page;
let idBySlug: ReadonlyMap<string, string>;

beforeAll(async () => {
  songs = (await catalogueFiles()).slice(0, 4);
  stranger = (await strangerFiles()).find(({ entry }) => entry.slug === "ankahi-batiya")!;
  idBySlug = await ingestSongs(DATA_DIR, await catalogueFiles());
  matcher = await serve(DATA_DIR);
  pages = await servePage([songs[0], songs[1], stranger]);
  ordinaryPages = await servePage([songs[2]]);
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address, isAllowedInPrivate: true });
});

afterAll(async () => {
  await chromium?.close();
  await pages?.stop();
  await ordinaryPages?.stop();
  await matcher?.stop();
});

const kept = async () => {
  const own = await chromium.openOwnPage("sidepanel.html");
  const text = await keptBy(own);
  await own.close();
  return text;
};

const tracesOf = ({ entry: { slug, title } }: SongFile) =>
  [slug, title.latin, title.devanagari, idBySlug.get(slug)].filter((trace) => trace !== undefined);

/** Files under a folder that hold a text, as UTF-8 or as UTF-16. */
function filesWith(text: string, folder: string): string[] {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle));
  });
}

it("names a song in a private window, and takes a correction, with nothing kept", async () => {
  const before = await kept();
  tab = await chromium.openPrivatePage(pages.address);
  await play(tab, songs[0].entry.slug, 14);
  const popup = await chromium.clickToolbarIcon(tab);
  expect(await verdictOf(popup)).toMatchObject({ kind: "match", recordingId: idBySlug.get(songs[0].entry.slug) });
  await popup.evaluate(async (recordingId) => {
    const { session } = (await chrome.storage.session.get("session")) as { session: { heard: { sessionId: string } } };
    const payload = { sessionId: session.heard.sessionId, recordingId };
    await chrome.runtime.sendMessage({ name: "reject", payload });
  }, idBySlug.get(songs[0].entry.slug));
  await popup.waitForSelector("[data-verdict=unknown]");
  await popup.close();
  expect(await kept()).toBe(before);
});

it("follows the private tab, and finds nothing in it that nobody knows, with nothing kept", async () => {
  const before = await kept();
  await play(tab, songs[1].entry.slug, 10);
  const popup = await follow(chromium, tab);
  await popup.waitForSelector('[data-now="song"]', { timeout: 40_000 });
  await play(tab, stranger.entry.slug, 4);
  await popup.waitForSelector('[data-now="unknown"]', { timeout: 40_000 });
  const from = await tab.$eval("audio", (audio) => audio.currentTime);
  // Longer than a passage has to be to be kept.
  await soon(async () => expect(await tab.$eval("audio", (audio) => audio.currentTime)).toBeGreaterThan(from + 14));
  await popup.close();
  expect(await kept()).toBe(before);
});

it("searches from a private window, and opens a song, with nothing kept", async () => {
  const before = await kept();
  await tab.bringToFront();
  const popup = await chromium.clickToolbarIcon(tab);
  await popup.locator("button[data-page=search]").click();
  await popup.locator(".search-box").fill(songs[3].entry.title.latin);
  await popup.locator(`.result[data-recording-id="${idBySlug.get(songs[3].entry.slug)}"]`).click();
  await popup.waitForSelector("main[data-state=searched-song]");
  await popup.close();
  expect(await kept()).toBe(before);
});

it("is forgotten when the private tab is closed, also by what outlives it in memory", async () => {
  await tab.close();
  const own = await chromium.openOwnPage("sidepanel.html");
  await soon(async () => {
    const memory = JSON.stringify(await own.evaluate(() => chrome.storage.session.get()));
    for (const trace of [...tracesOf(songs[0]), ...tracesOf(songs[1])]) expect(memory).not.toContain(trace);
  });
  expect(await own.evaluate(() => chrome.action.getTitle({}))).not.toContain(songs[0].entry.title.latin);
  await own.close();
});

it("leaves no trace on disk, where a song of an ordinary window leaves its own", async () => {
  const page = await chromium.browser.newPage();
  await page.goto(ordinaryPages.address);
  await play(page, songs[2].entry.slug, 14);
  const popup = await chromium.clickToolbarIcon(page);
  expect(await verdictOf(popup)).toMatchObject({ kind: "match", recordingId: idBySlug.get(songs[2].entry.slug) });
  await popup.close();
  await soon(async () => expect(await kept()).toContain(idBySlug.get(songs[2].entry.slug)));
  await chromium.quit();
  const found = (song: SongFile) => tracesOf(song).flatMap((trace) => filesWith(trace, chromium.profile));
  expect(found(songs[2])).not.toEqual([]);
  for (const song of [songs[0], songs[1], songs[3], stranger]) expect(found(song)).toEqual([]);
});
