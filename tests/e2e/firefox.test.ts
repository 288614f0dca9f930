// The Firefox build in a real Firefox: local pages, production build, real matcher, composed songs.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Firefox } from "../harness/firefox.ts";
import { ingestSongs, type Matcher, serve } from "../harness/matcher.ts";
import { type MediaSite, mediaOf, serveMediaSite } from "../harness/media-site.ts";
import { NullSink } from "../harness/null-sink.ts";
import { soon } from "../harness/soon.ts";
import { readWatches, start, toldBy, waitUntilNamed } from "../harness/watches.ts";
import { findFirefox, hasSoundServer } from "../setup/firefox.mjs";
import { CACHE_DIR, ROOT } from "../setup/paths.mjs";
import { catalogueFiles } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

const DATA_DIR = join(ROOT, ".data", `auto-v${COMPOSER_VERSION}`);
const SHOTS = join(CACHE_DIR, "screens");

const missing = !findFirefox() ? "Firefox" : !hasSoundServer() ? "PulseAudio (pulseaudio, parec)" : null;
if (missing) console.warn(`The Firefox build was NOT tried in a browser: ${missing} is not installed.`);

describe.skipIf(missing !== null)("a click in Firefox, where no site was switched on", () => {
  let matcher: Matcher;
  let site: MediaSite;
  let sink: NullSink;
  let firefox: Firefox;
  let recordingId: string | undefined;
  const media = "kagaz-ki-barish.flac";

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    const songs = await catalogueFiles();
    recordingId = (await ingestSongs(DATA_DIR, songs)).get("kagaz-ki-barish");
    matcher = await serve(DATA_DIR);
    site = await serveMediaSite(mediaOf(songs));
    sink = await NullSink.start();
    // The production build as it is: not one host permission.
    firefox = await Firefox.launch({ serverUrl: matcher.address, env: sink.env });
  });

  afterAll(async () => {
    await firefox?.close();
    sink?.stop();
    await site?.stop();
    await matcher?.stop();
  });

  it("names the song of the page's player", async () => {
    const page = await firefox.browser.newPage();
    await page.goto(site.pageOf("same", media));
    await start(page, 12);
    await firefox.clickToolbarIcon(page);
    await vi.waitFor(
      async () =>
        expect(await firefox.session()).toMatchObject({ kind: "match", match: { recording: { id: recordingId } } }),
      { timeout: 40_000, interval: 200 },
    );
    expect(await (await firefox.background()).evaluate(() => chrome.permissions.getAll())).toMatchObject({
      origins: [],
    });
    await firefox.closePopup();
    await page.close();
  });

  describe.each([
    [
      "is closed to us, its media being another server's",
      "no-cors",
      "player-cross-origin",
      "Find the song on another site",
    ],
    ["does not exist, a script making the sound", "web-audio", "no-player", "Play the music, then try again"],
    ["has keys for protected media", "protected", "player-protected", "Find the song on another site"],
  ])("of a player that %s", (_, kind, code, next) => {
    it("says so, and what to do", async () => {
      const page = await firefox.browser.newPage();
      await page.goto(site.pageOf(kind, media));
      await start(page, 12);
      await firefox.clickToolbarIcon(page);
      const shown = await soon(async () => {
        const refusal = await firefox.popupRefusal();
        // What is offered comes last.
        expect(refusal?.text).toContain("heard without a click");
        return refusal;
      });
      await firefox.photographPopup(join(SHOTS, `firefox-${code}.png`));
      expect(shown).toEqual({ code, text: expect.stringContaining(next) });
      // Which this browser cannot do.
      expect(shown?.text).not.toContain("Keep naming what plays here");
      expect(await firefox.session()).toMatchObject({ kind: "failed", code, heard: { questions: 0 } });
      await firefox.closePopup();
      await page.close();
    });
  });
});

describe.skipIf(missing !== null)("the Firefox build", () => {
  let matcher: Matcher;
  let site: MediaSite;
  let sink: NullSink;
  let firefox: Firefox;
  let page: Page | undefined;
  let idBySlug: ReadonlyMap<string, string>;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    const songs = await catalogueFiles();
    idBySlug = await ingestSongs(DATA_DIR, songs);
    matcher = await serve(DATA_DIR);
    site = await serveMediaSite(mediaOf(songs));
    sink = await NullSink.start();
    firefox = await Firefox.launch({
      serverUrl: matcher.address,
      hosts: ["http://127.0.0.1/*", "http://localhost/*"],
      env: sink.env,
    });
  });

  afterEach(async () => {
    await page?.close();
    page = undefined;
  });

  afterAll(async () => {
    await firefox?.close();
    sink?.stop();
    await site?.stop();
    await matcher?.stop();
  });

  async function open(address: string): Promise<Page> {
    page = await firefox.browser.newPage();
    await page.goto(address);
    return page;
  }

  it("names the song on a site that was switched on, by captureStream, and the page is heard as before", async () => {
    const slug = "kagaz-ki-barish";
    await start(await open(site.pageOf("same", `${slug}.flac`)), 10);
    const before = await sink.loudness(3);
    expect(await firefox.tell({ name: "site-on", payload: { pattern: "http://127.0.0.1/*" } })).toBe(true);
    const watch = await waitUntilNamed(firefox, idBySlug.get(slug) ?? "");
    const song = toldBy(watch).find((told) => told.kind === "song");
    expect(song?.kind === "song" && Math.abs(song.offsetSeconds - song.fromSeconds)).toBeLessThan(0.5);
    const after = await sink.loudness(3);
    console.info(`Loudness of the page: ${before.toFixed(4)} before, ${after.toFixed(4)} while it is heard.`);
    expect(after).toBeGreaterThan(before / 4);
  });

  it("shows the chip over the player", async () => {
    await start(await open(site.pageOf("video", "paranda-resham-da.flac")), 12);
    await vi.waitFor(async () => expect(await page?.$("sonica-chip")).not.toBeNull(), {
      timeout: 40_000,
      interval: 250,
    });
    await page?.screenshot({ path: join(SHOTS, "firefox-chip.png") });
  });

  it("says so when the browser hands out only silence, and ends", async () => {
    await start(await open(site.pageOf("no-cors", "khat-jo-na-likha.flac")), 5);
    await vi.waitFor(
      async () => {
        const { "page-notes": notes = {} } = await (await firefox.background()).evaluate(
          () =>
            chrome.storage.session.get("page-notes") as Promise<{
              "page-notes"?: Record<string, { blocked?: { reason: string } }>;
            }>,
        );
        expect(Object.values(notes).map(({ blocked }) => blocked?.reason)).toContain("cross-origin");
      },
      { timeout: 20_000, interval: 250 },
    );
    // The page tells its reason first, and ends its watch after.
    await soon(async () => expect((await readWatches(firefox))[0]?.ended).toBeTruthy());
  });
});
