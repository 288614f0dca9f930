// One run of the main job: play, click, read the card.
import { writeFile } from "node:fs/promises";
import type { Page } from "puppeteer";
import { play, positionAt } from "../harness/player.ts";
import { type Shown, verdictOf } from "../harness/popup.ts";
import type { Random } from "../signals/random.ts";
import type { CatalogueSong, Stage } from "./stage.ts";

/** The extension listens to at most this much; a song is not started nearer to its end, seconds. */
const LONGEST_LISTENING_SECONDS = 13;

export interface Run {
  readonly expected: CatalogueSong;
  readonly startedAtSeconds: number;
  readonly shown: Shown;
  /** The song that was named, when there is one. */
  readonly named: CatalogueSong | undefined;
  readonly isRight: boolean;
  /** The card's offset less where the song really was at the clip's first sample. */
  readonly offsetErrorSeconds: number | undefined;
  /** From the click to the card. */
  readonly elapsedMs: number;
}

export async function runOnce(stage: Stage, random: Random, screenshotPath: string): Promise<Run> {
  const expected = random.pick(stage.songs);
  const page = await stage.openPage();
  const duration = await durationOf(stage, page, expected);
  const startedAtSeconds = random.between(1, duration - LONGEST_LISTENING_SECONDS);
  await play(page, expected.entry.slug, startedAtSeconds);

  const clicked = performance.now();
  const popup = await stage.chromium.clickToolbarIcon(page);
  const shown = await verdictOf(popup);
  const elapsedMs = performance.now() - clicked;

  const offsetErrorSeconds =
    shown.kind === "match" ? shown.offsetSeconds - (await positionAt(page, shown.clipStartedAtMs)) : undefined;
  await photograph(popup, screenshotPath);
  await popup.close();
  await page.close();
  const named = shown.kind === "match" ? stage.songs.find((song) => song.recordingId === shown.recordingId) : undefined;
  return { expected, startedAtSeconds, shown, named, isRight: named === expected, offsetErrorSeconds, elapsedMs };
}

/** The card when everything on it has come to rest. */
async function photograph(popup: Page, path: string): Promise<void> {
  await popup.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  await writeFile(path, await popup.screenshot());
}

function durationOf(stage: Stage, page: Page, song: CatalogueSong): Promise<number> {
  return page.evaluate(
    (source) =>
      new Promise<number>((resolve, reject) => {
        const probe = new Audio(source);
        probe.preload = "metadata";
        probe.onloadedmetadata = () => resolve(probe.duration);
        probe.onerror = () => reject(new Error(`The browser cannot play ${source}`));
      }),
    `${stage.pages.address}/audio/${song.entry.slug}.flac`,
  );
}
