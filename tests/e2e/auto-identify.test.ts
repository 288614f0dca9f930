// Sites that were switched on, in a real Chromium: local pages with every kind of player, production build, real matcher.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Frame, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chipOf, keyInChip, readNotes } from "../harness/chip.ts";
import { Chromium } from "../harness/chromium.ts";
import { ingest, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { verdictOf } from "../harness/popup.ts";
import { settled, soon } from "../harness/soon.ts";
import { readWatches, start, toldBy, waitUntilNamed } from "../harness/watches.ts";
import { CACHE_DIR, ROOT } from "../setup/paths.mjs";
import { catalogueFiles } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);
const MP3 = fileURLToPath(new URL("../cloud/fixtures/pardes.mp3", import.meta.url));

const SHOTS = join(CACHE_DIR, "screens");
const HOSTS = ["http://127.0.0.1/*", "http://localhost/*"];

let matcher: Matcher;
let site: MediaSite;
let chromium: Chromium;
const idByName = new Map<string, string>();
let page: Page;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  const songs = await catalogueFiles();
  const paths = [...songs.map(({ path }) => path), MP3];
  const ingested = await ingest(DATA_DIR, paths);
  const media = mediaOf(songs).set("pardes.mp3", MP3);
  for (const [name, path] of media) {
    idByName.set(name, ingested.find((each) => each.path === path)?.recordingId ?? "");
  }
  matcher = await serve(DATA_DIR);
  site = await serveMediaSite(media);
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address, hosts: HOSTS });
});

afterEach(async () => {
  if (page && !page.isClosed()) await page.close();
});

afterAll(async () => {
  await chromium?.close();
  await site?.stop();
  await matcher?.stop();
});

/** As the popup does it, from a page of the extension. */
async function tell<T>(message: { name: string; payload: unknown }, to = chromium): Promise<T> {
  const own = await to.browser.newPage();
  await own.goto(`chrome-extension://${to.extension.id}/popup.html`);
  const reply = await own.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  await own.close();
  return reply as T;
}

const idOf = (name: string): string => idByName.get(name) ?? "";

async function open(address: string): Promise<Page> {
  page = await chromium.browser.newPage();
  await page.goto(address);
  return page;
}

/** Where the player is: the page itself, or the frame in it. */
const playerFrame = (opened: Page): Frame => opened.frames()[1] ?? opened.mainFrame();

describe("a site that was not switched on", () => {
  it("has nothing of ours in it, and nothing it plays is heard", async () => {
    await start(await open(site.pageOf("same", "kagaz-ki-barish.flac")), 10);
    const worker = await chromium.background();
    const scripts = await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts());
    expect(scripts).toEqual([]);
    expect(await readWatches(chromium)).toEqual([]);
    expect(await page.evaluate(() => HTMLMediaElement.prototype.play.toString())).toContain("native code");
  });

  it("begins in the open page when it is switched on", async () => {
    await start(await open(site.pageOf("same", "kagaz-ki-barish.flac")), 10);
    expect(await tell({ name: "site-on", payload: { pattern: "http://127.0.0.1/*" } })).toBe(true);
    const watch = await waitUntilNamed(chromium, idOf("kagaz-ki-barish.flac"));
    const [song] = toldBy(watch);
    expect(song.kind === "song" && song.offsetSeconds - song.fromSeconds).toBeCloseTo(0, 0);
  });
});

describe.each([
  ["same", "neelam-si-shaam.flac", 12],
  ["cors", "charkha-boleya-ve.flac", 20],
  ["mse", "pardes.mp3", 1],
  ["shadow", "tulsi-angana.flac", 8],
  ["shadow-closed", "makhanak-phool.flac", 15],
  ["detached", "kesariya-oont.flac", 11],
  ["frame", "deepak-ek-ghat-anek.flac", 9],
])("a page of kind %s", (kind, media, seconds) => {
  it("has its song named without a click, with its place in the media", async () => {
    await start(playerFrame(await open(site.pageOf(kind, media))), seconds);
    const watch = await waitUntilNamed(chromium, idOf(media));
    const song = toldBy(watch).find((told) => told.kind === "song");
    expect(song?.kind === "song" && Math.abs(song.offsetSeconds - song.fromSeconds)).toBeLessThan(0.5);
  });
});

describe("a page whose player's sound the browser keeps closed", () => {
  it("says so where the click is offered, plays on, and is not asked about", async () => {
    await start(await open(site.pageOf("no-cors", "khat-jo-na-likha.flac")), 5);
    await soon(async () => {
      const notes = Object.values(await readNotes(chromium));
      expect(notes.map(({ blocked }) => blocked?.reason)).toContain("cross-origin");
    });
    const popup = await chromium.clickToolbarIcon(page);
    // The click hears it all the same.
    await verdictOf(popup);
    await popup.waitForSelector('[data-blocked="cross-origin"]', { timeout: 15_000 });
    await popup.screenshot({ path: join(SHOTS, "popup-blocked.png") });
    await popup.close();
    const before = await page.evaluate(
      () => (globalThis as unknown as { player: HTMLAudioElement }).player.currentTime,
    );
    expect(before).toBeGreaterThan(5);
    await soon(async () => expect((await readWatches(chromium))[0]?.ended).toBeTruthy());
  });
});

describe("a page with the player of another site in it", () => {
  it("names the site that would have to be switched on", async () => {
    await open(site.pageOf("frame-elsewhere", "khat-jo-na-likha.flac"));
    await soon(async () => {
      const notes = Object.values(await readNotes(chromium));
      expect(notes.flatMap(({ embeds = [] }) => embeds)).toContain(site.elsewhere);
    });
  });
});

describe("a video that was seen before", () => {
  const media = "paranda-resham-da.flac";

  it("is named at once at the second visit, and seeking back costs nothing", async () => {
    const address = site.pageOf("video", media);
    await start(await open(address), 10);
    await waitUntilNamed(chromium, idOf(media));
    await page.waitForFunction(() => (globalThis as unknown as { player: HTMLVideoElement }).player.currentTime > 21);
    const questions = async () => (await readWatches(chromium))[0].questions;
    await start(page, 11);
    // What was heard before the seek is asked about to its end.
    const asked = await settled(questions, 4000);
    await start(page, 12);
    expect(await settled(questions, 4000)).toBe(asked);
    await page.close();

    // Another way to the same video: tracking parameters do not make it another one.
    await start(await open(`${address}&utm_source=mail`), 11);
    const chip = await soon(() => chipOf(page));
    expect(chip.text).toContain("Paranda Resham Da");
    expect((await readWatches(chromium))[0]).toMatchObject({ questions: 0, bytesSent: 0 });
  });
});

describe("the chip", () => {
  it.each([
    ["wide-light", { width: 640, height: 360, scheme: "light" }],
    ["wide-dark", { width: 640, height: 360, scheme: "dark" }],
    ["narrow", { width: 200, height: 112, scheme: "light" }],
  ])("lies on a %s player without the page's style, out of the page's reach", async (name, look) => {
    await start(await open(site.pageOf("video", "paranda-resham-da.flac", look)), 12);
    const chip = await soon(() => chipOf(page));
    // It fades in.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.screenshot({ path: join(SHOTS, `chip-${name}.png`), clip: { x: 0, y: 0, width: 680, height: 400 } });
    expect(chip).toMatchObject({ role: "group", hideLabel: "Hide the song's name", fontSize: "13px" });
    expect(await page.evaluate(() => document.querySelector("sonica-chip")?.shadowRoot ?? null)).toBeNull();
    expect(await page.evaluate(() => document.querySelector("sonica-chip")?.textContent)).toBe("");
    const player = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector("video")?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    });
    // The lower third is where players have their controls.
    expect(chip.bottom).toBeLessThan(player.y + (player.height * 2) / 3);
  });

  it("goes with Escape and stays away for this video", async () => {
    await start(await open(site.pageOf("video", "paranda-resham-da.flac")), 12);
    await soon(() => chipOf(page));
    await keyInChip(page, "Escape");
    await soon(async () => expect(await page.$("sonica-chip")).toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page.$("sonica-chip")).toBeNull();
  });
});

describe("a single-page site", () => {
  it("has the next video named after it went there without loading anything", async () => {
    await start(await open(site.pageOf("spa", "lassi-da-chann.flac")), 6);
    await waitUntilNamed(chromium, idOf("lassi-da-chann.flac"));
    await page.evaluate(() =>
      (globalThis as unknown as { goTo(path: string, src: string): Promise<void> }).goTo(
        "/watch?v=2",
        "/media/dhora-ri-chandni.flac",
      ),
    );
    const watch = await waitUntilNamed(chromium, idOf("dhora-ri-chandni.flac"));
    expect(watch.source).toMatchObject({ kind: "page", address: `${site.address}/watch?v=2` });
    expect(toldBy(watch).some((told) => told.kind === "song" && told.recordingId === idOf("lassi-da-chann.flac"))).toBe(
      false,
    );
  });
});

describe("two tabs that play at once", () => {
  it("are both named, and the end of one is not the end of the other", async () => {
    const first = await open(site.pageOf("same", "truck-te-tare.flac"));
    await start(first, 7);
    const second = await open(site.pageOf("same", "jhulua-sawan-ke.flac"));
    await start(second, 9);
    await waitUntilNamed(chromium, idOf("truck-te-tare.flac"));
    await waitUntilNamed(chromium, idOf("jhulua-sawan-ke.flac"));
    // The tab crashes rather than closes.
    await first.goto("chrome://crash").catch(() => {});
    await soon(async () => {
      const watches = await readWatches(chromium);
      const named = (name: string) =>
        watches.find((watch) => toldBy(watch).some((told) => told.kind === "song" && told.recordingId === idOf(name)));
      expect(named("truck-te-tare.flac")?.ended).not.toBeNull();
      expect(named("jhulua-sawan-ke.flac")?.ended).toBeNull();
    });
    await first.close().catch(() => {});
  });
});

describe("answers shared by video", () => {
  const media = "ghughuni-garam-ba.flac";
  const share = async (browser: Chromium) =>
    (await browser.background()).evaluate(() => chrome.storage.local.set({ sharing: true }));

  it("are given when the video ends, and are there at once in another person's browser", async () => {
    await share(chromium);
    const address = site.pageOf("video", media);
    await start(await open(address), 10);
    await page.waitForFunction(() => (globalThis as unknown as { player: HTMLVideoElement }).player.currentTime > 23);
    await page.close();
    await soon(async () => expect((await readWatches(chromium))[0]?.ended).toBeTruthy());

    const other = await Chromium.launch({
      isHeadless: true,
      serverUrl: matcher.address,
      hosts: HOSTS,
    });
    try {
      await share(other);
      await tell({ name: "site-on", payload: { pattern: "http://127.0.0.1/*" } }, other);
      const visit = await other.browser.newPage();
      await visit.goto(address);
      await start(visit, 14);
      const chip = await soon(() => chipOf(visit));
      expect(chip.text).toContain("Ghughuni Garam Ba");
      const [watch] = await readWatches(other);
      expect(watch.shared).toMatchObject([{ recordingId: idOf(media) }]);
      const panel = await other.browser.newPage();
      await panel.setViewport({ width: 380, height: 900 });
      await panel.goto(`chrome-extension://${other.extension.id}/sidepanel.html`);
      await panel.waitForSelector(".sharing summary");
      await panel.locator(".sharing summary").click();
      await panel.waitForFunction(() =>
        document.querySelector(".sharing pre")?.textContent?.startsWith("GET /v1/videos/"),
      );
      await panel.screenshot({ path: join(SHOTS, "panel-sharing.png"), fullPage: true });
    } finally {
      await other.close();
    }
  });
});

describe("a site that is switched off", () => {
  it("is left without a trace, in open pages too", async () => {
    await start(await open(site.pageOf("video", "paranda-resham-da.flac")), 12);
    await soon(() => chipOf(page));
    await tell({ name: "site-off", payload: { pattern: "http://127.0.0.1/*" } });
    await soon(async () => expect(await page.$("sonica-chip")).toBeNull());
    const worker = await chromium.background();
    expect(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
    await soon(async () => expect((await readWatches(chromium)).filter(({ ended }) => !ended)).toEqual([]));
  });
});
