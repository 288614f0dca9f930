// Sites that were switched on, in a real Chromium: local pages with every kind of player, production build, real matcher.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { ingest, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, serveMediaSite } from "../harness/media-site.ts";
import { type PermittedBuild, permittedBuild } from "../harness/permitted-build.ts";
import { readWatches, start, toldBy, waitUntilNamed } from "../harness/watches.ts";
import { ROOT } from "../setup/paths.mjs";
import { catalogueFiles } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);
const MP3 = fileURLToPath(new URL("../cloud/fixtures/pardes.mp3", import.meta.url));

let matcher: Matcher;
let site: MediaSite;
let build: PermittedBuild;
let chromium: Chromium;
const idByName = new Map<string, string>();
let page: Page;

beforeAll(async () => {
  const songs = await catalogueFiles();
  const paths = [...songs.map(({ path }) => path), MP3];
  const ingested = await ingest(DATA_DIR, paths);
  const media = new Map([
    ...songs.map(({ entry, path }) => [`${entry.slug}.flac`, path] as const),
    ["pardes.mp3", MP3],
  ]);
  for (const [name, path] of media) {
    idByName.set(name, ingested.find((each) => each.path === path)?.recordingId ?? "");
  }
  matcher = await serve(DATA_DIR);
  site = await serveMediaSite(media);
  build = permittedBuild(["http://127.0.0.1/*", "http://localhost/*"]);
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address, extensionDir: build.extensionDir });
});

afterEach(async () => {
  await page?.close();
});

afterAll(async () => {
  await chromium?.close();
  build?.remove();
  await site?.stop();
  await matcher?.stop();
});

/** As the popup does it, from a page of the extension. */
async function tell<T>(message: { name: string; payload: unknown }): Promise<T> {
  const own = await chromium.browser.newPage();
  await own.goto(`chrome-extension://${chromium.extension.id}/popup.html`);
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
])("a page of kind %s", (kind, media, seconds) => {
  it("has its song named without a click, with its place in the media", async () => {
    await start(await open(site.pageOf(kind, media)), seconds);
    const watch = await waitUntilNamed(chromium, idOf(media));
    const song = toldBy(watch).find((told) => told.kind === "song");
    expect(song?.kind === "song" && Math.abs(song.offsetSeconds - song.fromSeconds)).toBeLessThan(0.5);
  });
});
