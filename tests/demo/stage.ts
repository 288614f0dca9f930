// Everything a demo or an end-to-end test plays on: songs → matcher → page → browser with the extension.
import { join } from "node:path";
import type { Page } from "puppeteer";
import { Chromium } from "../harness/chromium.ts";
import { ingest, type Matcher, serve } from "../harness/matcher.ts";
import { type PageServer, servePage } from "../harness/page-server.ts";
import { ROOT } from "../setup/paths.mjs";
import { withProgress } from "../setup/step.mjs";
import { catalogueFiles, type SongFile, strangerFiles } from "../songs/render-catalogue.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

/** A catalogue of songs that no longer sound so would only be in the way. */
const DATA_DIR = join(ROOT, ".data", `demo-v${COMPOSER_VERSION}`);

export interface CatalogueSong extends SongFile {
  readonly recordingId: string;
}

export interface StageOptions {
  readonly isHeadless: boolean;
  /** Also have the page play songs that the matcher does not know. */
  readonly withStrangers?: boolean;
}

export class Stage {
  private constructor(
    /** What the matcher knows. */
    readonly songs: readonly CatalogueSong[],
    /** What the page can play and the matcher does not know. */
    readonly strangers: readonly SongFile[],
    readonly matcher: Matcher,
    readonly pages: PageServer,
    readonly chromium: Chromium,
  ) {}

  static async open({ isHeadless, withStrangers = false }: StageOptions): Promise<Stage> {
    const files = await renderedSongs();
    const strangers = withStrangers ? await withProgress("Composing strangers", () => strangerFiles()) : [];
    const songs = await knownSongs(files);
    const closers: (() => Promise<void>)[] = [];
    try {
      const matcher = await withProgress("Starting the matcher", () => serve(DATA_DIR));
      closers.unshift(() => matcher.stop());
      const pages = await servePage([...songs, ...strangers]);
      closers.unshift(() => pages.stop());
      const serverUrl = matcher.address;
      const chromium = await withProgress("Opening the browser", () => Chromium.launch({ isHeadless, serverUrl }));
      return new Stage(songs, strangers, matcher, pages, chromium);
    } catch (error) {
      for (const close of closers) await close();
      throw error;
    }
  }

  async openPage(): Promise<Page> {
    const page = await this.chromium.browser.newPage();
    await page.goto(this.pages.address);
    return page;
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.pages.stop();
    await this.matcher.stop();
  }
}

const renderedSongs = (): Promise<SongFile[]> =>
  withProgress("Composing and rendering the demo's songs (a few minutes the first time)", (note) => {
    const started = performance.now();
    return catalogueFiles((done, total) => {
      const left =
        done > 0 ? `, ${Math.ceil((((performance.now() - started) / 1000) * (total - done)) / done)} s left` : "";
      note(`${done}/${total} songs${left}`);
    });
  });

const knownSongs = (files: readonly SongFile[]): Promise<CatalogueSong[]> =>
  withProgress("Teaching them to the matcher", async (note) => {
    const paths = files.map(({ path }) => path);
    const ingested = await ingest(DATA_DIR, paths, (done) => note(`${done}/${paths.length} songs`));
    const idByPath = new Map(ingested.map(({ path, recordingId }) => [path, recordingId]));
    return files.map((file) => ({ ...file, recordingId: idByPath.get(file.path)! }));
  });
