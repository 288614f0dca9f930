// Submitting listens in a real Chromium: real tab capture, real matcher, and a ListenBrainz on this machine that behaves as its
// documentation says. It was never run against the real service.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { type FakeListenBrainz, fakeListenBrainz } from "../harness/listenbrainz.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { follow, verdictOf } from "../harness/popup.ts";
import { start, waitUntilNamed } from "../harness/watches.ts";
import { CACHE_DIR, ROOT } from "../setup/paths.mjs";
import { catalogueFiles, type SongFile } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);
const SHOTS = join(CACHE_DIR, "screens");
const TOKEN = "8b1a9953-token-of-a-listener";

/** A call a second, on a busy machine. */
const SOON = { timeout: 15_000, interval: 200 };

let songs: SongFile[];
let matcher: Matcher;
let site: MediaSite;
let chromium: Chromium;
let server: FakeListenBrainz;
let idBySlug: ReadonlyMap<string, string>;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  songs = await catalogueFiles();
  idBySlug = await ingestSongs(DATA_DIR, songs);
  matcher = await serve(DATA_DIR);
  site = await serveMediaSite(mediaOf(songs));
  server = await fakeListenBrainz({ [TOKEN]: "sunnewala" });
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address, hosts: ["http://127.0.0.1/*"] });
});

afterAll(async () => {
  await chromium?.close();
  await site?.stop();
  await matcher?.stop();
  await server?.close();
});

const titleOf = (slug: string) => songs.find(({ entry }) => entry.slug === slug)?.entry.title.latin;
const taken = () => server.taken.map(({ listen_type, track_metadata }) => [listen_type, track_metadata.track_name]);

async function openAt(name: string): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.setViewport({ width: 380, height: 560 });
  await page.goto(`chrome-extension://${chromium.extension.id}/popup.html`);
  await page.locator(`button[data-page="${name}"]`).click();
  await page.waitForSelector(`[data-state="${name}"]`);
  return page;
}

async function openSong(slug: string, seconds: number): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(site.pageOf("same", `${slug}.flac`));
  await start(page, seconds);
  return page;
}

/** The button may stand under the bar that stays at the card's foot: one scrolls to it. */
async function submit(popup: Page): Promise<void> {
  await popup.waitForSelector('[data-listen="new"]');
  await popup.$eval('[data-listen="new"]', (button) => button.scrollIntoView({ block: "center" }));
  await popup.locator('[data-listen="new"]').click();
}

const shoot = async (page: Page, name: string, selector?: string) => {
  if (selector) await page.$eval(selector, (element) => element.scrollIntoView({ block: "center" }));
  await page.screenshot({ path: join(SHOTS, `listenbrainz-${name}.png`) as `${string}.png` });
};

describe("ListenBrainz", () => {
  it("hears nothing of a song while no account is connected, and the card offers nothing", async () => {
    const page = await openSong("neelam-si-shaam", 9);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await verdictOf(popup)).toMatchObject({ kind: "match" });
    expect(await popup.$("[data-listen]")).toBeNull();
    expect(server.requests).toEqual([]);
    await popup.close();
    await page.close();
  });

  it("is connected in the settings by a token that the server knows, and by no other", async () => {
    const settings = await openAt("settings");
    await settings.$eval("#listenbrainz-server", (input) => ((input as HTMLInputElement).value = ""));
    await settings.type("#listenbrainz-server", `${server.address}/1/`);
    await settings.type("#listenbrainz-token", "somebody-else's");
    await settings.locator('.listenbrainz button[type="submit"]').click();
    await settings.waitForSelector('[data-connect="failed"]');
    await shoot(settings, "refused", ".listenbrainz");
    await settings.$eval("#listenbrainz-token", (input) => (input as HTMLInputElement).select());
    await settings.type("#listenbrainz-token", TOKEN);
    await settings.locator('.listenbrainz button[type="submit"]').click();
    await settings.waitForSelector('[data-listenbrainz="connected"]');
    expect(await settings.$eval(".listenbrainz", (section) => section.textContent)).toContain("sunnewala");
    await shoot(settings, "connected", ".listenbrainz");
    await settings.close();
  });

  it("gets a song named by a click when the person says so, and once", async () => {
    const slug = "neelam-si-shaam";
    const page = await openSong(slug, 20);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await verdictOf(popup)).toMatchObject({ kind: "match", recordingId: idBySlug.get(slug) });
    await popup.waitForSelector('[data-listen="new"]');
    await shoot(popup, "card", ".submit-listen");
    expect(taken()).toEqual([]);
    await submit(popup);
    await popup.waitForSelector('[data-listen="sent"]', { timeout: 15_000 });
    expect(taken()).toEqual([["single", titleOf(slug)]]);
    await popup.close();
    await page.close();

    const history = await openAt("history");
    await history.waitForSelector(".history-row");
    await history.locator(".history-row summary").click();
    await history.waitForSelector('.history-row [data-listen="sent"][aria-disabled="true"]');
    await shoot(history, "history");
    await history.close();
  });

  it("gets what is followed by itself: when it is named, and once half of it was heard", async () => {
    const slug = "tulsi-angana";
    const before = taken().length;
    const page = await openSong(slug, 0);
    await (await follow(chromium, page)).close();
    await waitUntilNamed(chromium, idBySlug.get(slug) ?? "");
    await vi.waitFor(() => expect(taken().slice(before)).toEqual([["playing_now", titleOf(slug)]]), SOON);
    const startedAtSeconds = Date.now() / 1000;
    await vi.waitFor(
      () =>
        expect(taken().slice(before)).toEqual([
          ["playing_now", titleOf(slug)],
          ["single", titleOf(slug)],
        ]),
      { timeout: 60_000, interval: 500 },
    );
    const { seconds, duration } = await page.evaluate(() => {
      const { currentTime, duration } = (globalThis as unknown as { player: HTMLMediaElement }).player;
      return { seconds: currentTime, duration };
    });
    expect(seconds).toBeGreaterThan(duration / 2 - 3);
    const { listened_at, track_metadata } = server.taken.at(-1)!;
    expect(Math.abs((listened_at ?? 0) - startedAtSeconds)).toBeLessThan(20);
    const { duration_ms, media_player } = track_metadata.additional_info;
    expect(media_player).toBe("Sonica");
    expect(Math.abs(Number(duration_ms) - 1000 * duration)).toBeLessThan(50);
    await page.close();
    expect(taken().slice(before)).toHaveLength(2);
  });

  it("lists on the receipt what went out, without the token", async () => {
    const settings = await openAt("settings");
    const addresses = await settings.$$eval(".sent [data-address]", (rows) =>
      rows.map((row) => row.getAttribute("data-address")),
    );
    expect(addresses.filter((address) => address === `${server.address}/1/submit-listens`)).toHaveLength(3);
    const receipt = await settings.$eval(".sent", (section) => section.textContent);
    expect(receipt).toContain(titleOf("tulsi-angana"));
    expect(receipt).not.toContain(TOKEN);
    await settings.close();
  });

  it("says in the settings that the token is taken no more, and sends nothing further", async () => {
    server.users.clear();
    const slug = "charkha-boleya-ve";
    const page = await openSong(slug, 12);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await verdictOf(popup)).toMatchObject({ kind: "match" });
    await submit(popup);
    await popup.waitForSelector('[data-listen="token-refused"]', { timeout: 15_000 });
    await popup.close();
    await page.close();
    const settings = await openAt("settings");
    await settings.waitForSelector('[data-listenbrainz="revoked"] [role="alert"]');
    await shoot(settings, "revoked", ".listenbrainz");
    await settings.close();
  });

  it("is forgotten with everything else", async () => {
    const settings = await openAt("settings");
    await settings.locator(".erase button").click();
    await settings.locator(".erase .danger").click();
    await settings.waitForSelector('[data-erase="erased"]', { timeout: 15_000 });
    const worker = await chromium.background();
    const left = await worker.evaluate(async () => ({
      local: await chrome.storage.local.get(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
    expect(JSON.stringify(left)).not.toContain(TOKEN);
    expect(left.databases).not.toContain("sonica-listens");
    await settings.close();
  });
});
