// What a person does around listening, in a real Firefox: search by words, packs, a song named without a matcher, history.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Firefox } from "../harness/firefox.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { NullSink } from "../harness/null-sink.ts";
import { waitForState } from "../harness/popup.ts";
import { exitOf, startSonica } from "../harness/process.ts";
import { start } from "../harness/watches.ts";
import { findFirefox, hasSoundServer } from "../setup/firefox.mjs";
import { CACHE_DIR, ROOT } from "../setup/paths.mjs";
import { catalogueFiles, type SongFile } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `firefox-screens-v${COMPOSER_VERSION}`);
const SHOTS = join(CACHE_DIR, "screens");

const missing = !findFirefox() ? "Firefox" : !hasSoundServer() ? "PulseAudio (pulseaudio, parec)" : null;
if (missing) console.warn(`The screens were NOT tried in Firefox: ${missing} is not installed.`);

describe.skipIf(missing !== null)("in Firefox", () => {
  let songs: readonly SongFile[];
  let idBySlug: ReadonlyMap<string, string>;
  let matcher: Matcher;
  let site: MediaSite;
  let sink: NullSink;
  let firefox: Firefox;
  const opened: Page[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    rmSync(DATA_DIR, { recursive: true, force: true });
    songs = (await catalogueFiles()).slice(0, 4);
    idBySlug = await ingestSongs(DATA_DIR, songs);
    expect(await exitOf(startSonica(["pack", "--title", "Four songs", "--data-dir", DATA_DIR]).child)).toBe(0);
    matcher = await serve(DATA_DIR);
    site = await serveMediaSite(mediaOf(songs));
    sink = await NullSink.start();
    firefox = await Firefox.launch({ serverUrl: matcher.address, env: sink.env });
  });

  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });

  afterAll(async () => {
    await firefox?.close();
    sink?.stop();
    await site?.stop();
    await matcher?.stop();
  });

  const idOf = ({ entry }: SongFile) => idBySlug.get(entry.slug) ?? "";

  async function openAt(name: string): Promise<Page> {
    const page = await firefox.openPopupPage();
    opened.push(page);
    await page.waitForSelector("[data-state]");
    await page.locator(`button[data-page="${name}"]`).click();
    await waitForState(page, name);
    return page;
  }

  it("a song is found by words and opened, by the keyboard alone", async () => {
    const song = songs[1]!;
    const popup = await openAt("search");
    await popup.focus('[role="combobox"]');
    await popup.keyboard.type(song.entry.title.latin.toLowerCase().replaceAll(" ", ""));
    await popup.waitForSelector(`.result[data-recording-id="${idOf(song)}"] mark`);
    await popup.screenshot({ path: join(SHOTS, "firefox-search.png") });
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("Enter");
    await waitForState(popup, "searched-song");
    expect(await popup.$eval("main", (main) => main.textContent)).toContain(song.entry.title.devanagari);
    await popup.keyboard.press("Escape");
    await waitForState(popup, "search");
  });

  it("a pack is downloaded, and names a song with the matcher stopped", async () => {
    const settings = await openAt("settings");
    await settings.locator("::-p-text(See what the matcher offers)").click();
    await settings.locator("[data-offered] button").click();
    await settings.waitForSelector('[data-pack][data-state="ready"]');
    await settings.screenshot({ path: join(SHOTS, "firefox-pack.png") });
    await matcher.stop();

    const song = songs[0]!;
    const page = await firefox.browser.newPage();
    opened.push(page);
    await page.goto(site.pageOf("same", `${song.entry.slug}.flac`));
    await start(page, 12);
    await firefox.clickToolbarIcon(page);
    await vi.waitFor(async () => expect(await firefox.session()).toMatchObject({ kind: "match" }), {
      timeout: 40_000,
      interval: 200,
    });
    expect(await firefox.session()).toMatchObject({
      match: { recording: { id: idOf(song) } },
      source: { kind: "pack" },
    });
    await firefox.closePopup();
  });

  it("what was named stands in the history, is found there in either script, and is deleted and brought back", async () => {
    const { entry } = songs[0]!;
    const history = await openAt("history");
    const row = `.history-row[data-recording-id="${idOf(songs[0]!)}"]`;
    await history.waitForSelector(row);
    for (const [typed, found] of [
      [entry.title.latin.toLowerCase(), 1],
      [entry.title.devanagari, 1],
      ["xqzwv", 0],
    ] as const) {
      await history.$eval('input[type="search"]', (input) => (input as HTMLInputElement).select());
      await history.type('input[type="search"]', typed);
      await history.waitForSelector(`.history-page[data-searched="${typed}"]`);
      expect(await history.$$(row), typed).toHaveLength(found);
    }
    await history.$eval('input[type="search"]', (input) => (input as HTMLInputElement).select());
    await history.keyboard.press("Backspace");
    await history.waitForSelector(row);
    await history.screenshot({ path: join(SHOTS, "firefox-history.png") });
    await history.locator(`${row} > .icon-button`).click();
    await history.waitForSelector(row, { hidden: true });
    await history.locator(".toast button").click();
    await history.waitForSelector(row);
  });
});
