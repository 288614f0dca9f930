// "Keep naming what plays here" in a real Chromium: real toolbar click, real tab capture, real matcher.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { type MixPart, mixFile } from "../harness/mix.ts";
import { follow } from "../harness/popup.ts";
import { soon } from "../harness/soon.ts";
import { readWatches, start, toldBy, waitUntilNamed } from "../harness/watches.ts";
import { CACHE_DIR, ROOT } from "../setup/paths.mjs";
import { lyricAt } from "../songs/lyric-at.ts";
import { catalogueFiles, type SongFile } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);
const SHOTS = join(CACHE_DIR, "screens");

/** A border may be off by this, seconds. */
const BORDER_SECONDS = 2;

const MIX: readonly MixPart[] = [
  { slug: "neelam-si-shaam", fromSeconds: 9, untilSeconds: 27 },
  { slug: "charkha-boleya-ve", fromSeconds: 4, untilSeconds: 21 },
  { slug: "makhanak-phool", fromSeconds: 12, untilSeconds: 30 },
];

let matcher: Matcher;
let site: MediaSite;
let chromium: Chromium;
let page: Page;
let songs: SongFile[];
let idBySlug: ReadonlyMap<string, string>;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  songs = await catalogueFiles();
  idBySlug = await ingestSongs(DATA_DIR, songs);
  const media = mediaOf(songs).set("mix.flac", await mixFile("three-songs", MIX));
  matcher = await serve(DATA_DIR);
  site = await serveMediaSite(media);
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: matcher.address });
});

afterAll(async () => {
  await chromium?.close();
  await site?.stop();
  await matcher?.stop();
});

const songsTold = async (): Promise<Song[]> => {
  const [watch] = await readWatches(chromium);
  return watch ? toldBy(watch).filter((told) => told.kind === "song") : [];
};

const killWorker = async () => {
  const worker = await chromium.background();
  await worker.close();
};

describe("a mix of three songs", () => {
  it("gets a timeline with its borders, though the background worker is killed again and again", async () => {
    page = await chromium.browser.newPage();
    await page.goto(site.pageOf("same", "mix.flac"));
    await start(page, 0);
    await (await follow(chromium, page)).close();
    const killer = setInterval(() => void killWorker().catch(() => {}), 6000);
    await page.waitForFunction(() => (globalThis as unknown as { player: HTMLAudioElement }).player.ended, {
      timeout: 90_000,
    });
    clearInterval(killer);
    await soon(async () => expect(await songsTold()).toHaveLength(3));

    const songs = await songsTold();
    expect(songs.map(({ recordingId }) => recordingId)).toEqual(MIX.map(({ slug }) => idBySlug.get(slug)));
    // Where the stream's clock lies on the mix follows from the first song's place in its recording.
    const begins = songs[0].offsetSeconds - MIX[0].fromSeconds - songs[0].fromSeconds;
    let border = 0;
    for (const [i, { fromSeconds, untilSeconds }] of MIX.slice(0, -1).entries()) {
      border += untilSeconds - fromSeconds;
      expect(Math.abs(songs[i].untilSeconds + begins - border)).toBeLessThan(BORDER_SECONDS);
      expect(Math.abs(songs[i + 1].fromSeconds + begins - border)).toBeLessThan(BORDER_SECONDS);
    }
  });

  it("tells what was heard 20 seconds ago", async () => {
    const own = await chromium.browser.newPage();
    await own.goto(`chrome-extension://${chromium.extension.id}/sidepanel.html`);
    try {
      await own.waitForSelector('[data-seconds-ago="20"]');
      await own.screenshot({ path: join(SHOTS, "timeline-mix.png") });
      await own.locator('[data-seconds-ago="20"]').click();
      await own.waitForFunction(() => {
        const kind = document.querySelector<HTMLElement>("[data-rewound]")?.dataset.rewound;
        return kind !== "none" && kind !== "asking";
      });
      const told = await own.evaluate(() => document.querySelector("[data-rewound]")?.textContent);
      // The third song, or the second, by how long the machine took to get here.
      expect(told).toMatch(/Makhanak Phool|Charkha Boleya Ve/);
    } finally {
      await own.close();
    }
  });

  it("goes on when the page goes elsewhere, without another click", async () => {
    await page.goto(site.pageOf("same", "kesariya-oont.flac"));
    await start(page, 20);
    await waitUntilNamed(chromium, idBySlug.get("kesariya-oont") ?? "");
  });

  it("shows the line of the lyrics that is sung where the song is", async () => {
    const slug = "kagaz-ki-barish";
    await page.goto(site.pageOf("same", `${slug}.flac`));
    await start(page, 6);
    await waitUntilNamed(chromium, idBySlug.get(slug) ?? "");
    const popup = await chromium.clickToolbarIcon(page);
    const song = songs.find(({ entry }) => entry.slug === slug)!;
    const now = () => page.evaluate(() => (globalThis as unknown as { player: HTMLMediaElement }).player.currentTime);
    for (let before = ""; ; ) {
      await popup.waitForFunction(
        (text) => ![text, "", undefined].includes(document.querySelector(".now .lyric bdi")?.textContent ?? ""),
        {},
        before,
      );
      const text = await popup.$eval(".now .lyric bdi", (line) => line.textContent ?? "");
      const seconds = await now();
      // Where the player is was told a moment ago, and the line may be about to change.
      expect([seconds - 1.5, seconds, seconds + 1.5].map((at) => lyricAt(song, at))).toContain(text);
      if (before !== "") break;
      before = text;
    }
    expect(await popup.$(".now [role=status] .lyric")).toBeNull();
    await popup.screenshot({ path: join(SHOTS, "popup-following-lyric.png") });
    await popup.close();
  });

  it("ends when it is stopped, and the tab has its own voice back", async () => {
    const popup = await chromium.clickToolbarIcon(page);
    await popup.waitForSelector("#unfollow");
    await popup.screenshot({ path: join(SHOTS, "popup-following.png") });
    await popup.locator("#unfollow").click();
    await soon(async () =>
      expect((await readWatches(chromium))[0].ended).toEqual(expect.objectContaining({ code: null })),
    );
    await popup.close();
  });

  it("says so when the tab is closed meanwhile", async () => {
    await (await follow(chromium, page)).close();
    await page.close();
    await soon(async () => expect((await readWatches(chromium))[0].ended?.code).toBe("tab-closed"));
  });
});
