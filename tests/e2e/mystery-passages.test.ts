// What stays unknown in a followed tab or site, in a real Chromium: kept as the passage it was, named when the matcher has
// learned the song, and shown where it was heard.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { MysteryPassage } from "@sonica/extension/src/storage/mystery.ts";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chipOf } from "../harness/chip.ts";
import { Chromium } from "../harness/chromium.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { type MixPart, mixFile } from "../harness/mix.ts";
import { readMysteries } from "../harness/mysteries.ts";
import { follow } from "../harness/popup.ts";
import { soon } from "../harness/soon.ts";
import { readWatches, start, toldBy, waitUntilNamed } from "../harness/watches.ts";
import { CACHE_DIR } from "../setup/paths.mjs";
import { catalogueFiles, type SongFile } from "../songs/render-catalogue.ts";

const FOLDER = join(CACHE_DIR, "e2e-mystery-passages");
const DATA_DIR = join(FOLDER, "data");
const SHOTS = join(FOLDER, "screens");
const HOSTS = ["http://127.0.0.1/*", "http://localhost/*"];

/** A border may be off by this, seconds. */
const BORDER_SECONDS = 2;

const KNOWN = "charkha-boleya-ve";
/** In the tab that is followed, on the site that is switched on, and in the tab that is let go in the middle of it. */
const UNKNOWN = { tab: "neelam-si-shaam", site: "paranda-resham-da", stopped: "makhanak-phool" };

const MIX: readonly MixPart[] = [
  { slug: UNKNOWN.tab, fromSeconds: 9, untilSeconds: 31 },
  { slug: KNOWN, fromSeconds: 4, untilSeconds: 20 },
];

let matcher: Matcher;
let site: MediaSite;
let chromium: Chromium;
const songBySlug = new Map<string, SongFile>();
const idBySlug = new Map<string, string>();

const idOf = (slug: string): string => idBySlug.get(slug) ?? "";

async function learn(...slugs: readonly string[]): Promise<void> {
  const songs = slugs.map((slug) => songBySlug.get(slug)!);
  for (const [slug, id] of await ingestSongs(DATA_DIR, songs)) idBySlug.set(slug, id);
}

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  const songs = await catalogueFiles();
  for (const song of songs) songBySlug.set(song.entry.slug, song);
  await learn(KNOWN);
  const media = mediaOf(songs).set("mix.flac", await mixFile("unknown-then-known", MIX));
  matcher = await serve(DATA_DIR);
  site = await serveMediaSite(media);
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address, hosts: HOSTS });
});

afterAll(async () => {
  await chromium?.close();
  await site?.stop();
  await matcher?.stop();
});

async function open(address: string, seconds: number): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(address);
  await start(page, seconds);
  return page;
}

const playedUntil = (page: Page, seconds: number) =>
  page.waitForFunction(
    (at) => (globalThis as unknown as { player: HTMLMediaElement }).player.currentTime > at,
    { timeout: 60_000 },
    seconds,
  );

const newest = async () => (await readMysteries(chromium)).toSorted((a, b) => b.heardAtMs - a.heardAtMs);

/** The box holds so many passages, and nothing that a click heard; the newest of them. */
const keptPassage = (count: number) =>
  soon(async () => {
    const mysteries = await newest();
    expect(mysteries).toHaveLength(count);
    const [{ id, passage, ...mystery }] = mysteries;
    expect(id).toBe(`${passage?.watchId} ${passage?.fromSeconds.toFixed(1)}`);
    expect(mystery).toMatchObject({ why: "not-in-catalogue", searchedRecordings: 1 });
    return { ...mystery, ...passage! };
  });

async function openHistory(): Promise<Page> {
  const page = await chromium.openOwnPage("popup.html");
  await page.setViewport({ width: 380, height: 560 });
  await page.waitForSelector("[data-state]");
  await page.locator('button[data-page="history"]').click();
  await page.waitForSelector('[data-state="history"]');
  return page;
}

describe("a song that nobody knows", () => {
  it("is kept once when a followed tab has played it, as the passage it was", async () => {
    const page = await open(site.pageOf("same", "mix.flac"), 0);
    const startedAtMs = Date.now();
    await (await follow(chromium, page)).close();
    const { watchId } = await waitUntilNamed(chromium, idOf(KNOWN));
    const kept = await keptPassage(1);
    const known = toldBy((await readWatches(chromium))[0]).find(({ kind }) => kind === "song")!;
    expect(kept).toMatchObject({ watchId, videoId: null, rate: 1, tabTitle: "A page that plays", heardSeconds: 12 });
    expect(kept.fromSeconds).toBe(0);
    expect(Math.abs(kept.untilSeconds - known.fromSeconds)).toBeLessThan(BORDER_SECONDS);
    expect(Math.abs(kept.clipFromSeconds + 6 - kept.untilSeconds / 2)).toBeLessThan(0.5);
    expect(kept.heardAtMs).toBeGreaterThan(startedAtMs + 1000 * kept.clipFromSeconds);
    expect(kept.heardAtMs).toBeLessThan(startedAtMs + 1000 * (MIX[0].untilSeconds - MIX[0].fromSeconds));
    await page.close();
  });

  it("is kept when a followed tab is let go in the middle of it", async () => {
    const page = await open(site.pageOf("same", `${UNKNOWN.stopped}.flac`), 5);
    await (await follow(chromium, page)).close();
    await playedUntil(page, 27);
    const popup = await chromium.clickToolbarIcon(page);
    await popup.locator("#unfollow").click();
    const { watchId, fromSeconds, untilSeconds } = await keptPassage(2);
    const [watch] = await readWatches(chromium);
    expect(watch).toMatchObject({ watchId, ended: { code: null } });
    expect(fromSeconds).toBe(0);
    // To its last second, which was not decided yet when it was let go.
    expect(Math.abs(untilSeconds - (watch.played.at(-1)?.untilSeconds ?? 0))).toBeLessThan(BORDER_SECONDS);
    await popup.close();
    await page.close();
  });

  it("is kept with its video when the page of a switched-on site is closed", async () => {
    const panel = await chromium.openOwnPage("sidepanel.html");
    await panel.evaluate(() =>
      chrome.runtime.sendMessage({ name: "site-on", payload: { pattern: "http://127.0.0.1/*" } }),
    );
    await panel.close();
    const page = await open(site.pageOf("video", `${UNKNOWN.site}.flac`), 12);
    await playedUntil(page, 26);
    await page.close();
    const kept = await keptPassage(3);
    expect(kept.videoId).toContain(UNKNOWN.site);
    expect(Math.abs(kept.fromSeconds - 12)).toBeLessThan(BORDER_SECONDS);
    expect(Math.abs(kept.untilSeconds - 26)).toBeLessThan(BORDER_SECONDS);
  });
});

describe("once the matcher has learned the songs", () => {
  let told: readonly { readonly slug: string; readonly heardAtMs: number; readonly passage: MysteryPassage }[];

  beforeAll(async () => {
    const slugs = [UNKNOWN.site, UNKNOWN.stopped, UNKNOWN.tab];
    told = (await newest()).map(({ heardAtMs, passage }, i) => ({ slug: slugs[i], heardAtMs, passage: passage! }));
    await matcher.stop();
    await learn(...slugs);
    matcher = await serve(DATA_DIR);
    await chromium.setServer(matcher.address);
  });

  it("they are named in the history, at the time they were heard", async () => {
    const history = await openHistory();
    await history.locator(".mystery-box summary").click();
    await history.screenshot({ path: join(SHOTS, "mystery-box.png") });
    await history.locator("::-p-text(Ask now)").click();
    await history.waitForSelector(".mystery-box", { hidden: true });
    await history.waitForSelector('[data-hearings="3"]');
    await history.screenshot({ path: join(SHOTS, "history.png") });
    const rows = await history.$$eval(".history-row", (all) =>
      all.map((row) => ({
        recordingId: (row as HTMLElement).dataset.recordingId,
        when: row.querySelector(".song-when")?.textContent,
      })),
    );
    const timeOf = (ms: number) =>
      history.evaluate((at) => new Date(at).toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" }), ms);
    const expected = told.map(async ({ slug, heardAtMs }) => ({
      recordingId: idOf(slug),
      when: await timeOf(heardAtMs),
    }));
    expect(rows).toEqual(await Promise.all(expected));
    await history.close();
  });

  it("they are on the timeline where they played", async () => {
    const panel = await chromium.openOwnPage("sidepanel.html");
    await panel.setViewport({ width: 380, height: 700 });
    for (const { slug, passage } of told) {
      await panel.waitForSelector(".choose select");
      await panel.select(".choose select", passage.watchId);
      await panel.waitForSelector(`[data-watch="${passage.watchId}"] [data-recording-id="${idOf(slug)}"]`);
      await panel.screenshot({ path: join(SHOTS, `timeline-${slug}.png`) });
      const shown = await panel.$$eval(".stretch", (all) => all.map((each) => ({ ...(each as HTMLElement).dataset })));
      const found = shown.find(({ recordingId }) => recordingId === idOf(slug))!;
      expect(Number(found.fromSeconds)).toBeCloseTo(passage.fromSeconds, 1);
      expect(Math.abs(Number(found.untilSeconds) - passage.untilSeconds)).toBeLessThan(BORDER_SECONDS);
      expect(shown.filter(({ gap }) => gap === "not-in-catalogue" || gap === "too-short")).toEqual([]);
    }
    await panel.close();
  });

  it("a video says so at once at the next visit, and asks nothing", async () => {
    const page = await open(site.pageOf("video", `${UNKNOWN.site}.flac`), 14);
    const chip = await soon(() => chipOf(page));
    expect(chip.text).toContain("Paranda Resham Da");
    expect((await readWatches(chromium))[0]).toMatchObject({ questions: 0, bytesSent: 0 });
    await page.close();
  });
});
