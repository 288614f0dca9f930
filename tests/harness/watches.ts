// What the extension follows and has found, as it keeps it.
import type { Watch } from "@sonica/extension/src/storage/watch.ts";
import type { Frame, Page } from "puppeteer";
import { vi } from "vitest";

/** A song is named after some seconds of music; a busy machine takes longer, ms. */
const NAMED_TIMEOUT_MS = 40_000;

/** A browser with the extension: its background answers what is asked within the extension. */
interface Extended {
  background(): Promise<Pick<Page, "evaluate">>;
}

export async function readWatches(browser: Extended): Promise<readonly Watch[]> {
  const background = await browser.background();
  return background.evaluate(async () => {
    const { watches = [] } = (await chrome.storage.session.get("watches")) as { watches?: readonly Watch[] };
    return watches;
  });
}

/** All that pieces and earlier visits have told, as they told it. */
export const toldBy = (watch: Watch) => [...watch.settled, ...watch.pieces.flatMap(({ stretches }) => stretches)];

/** Waits until a watch that goes on has named this recording. */
export async function waitUntilNamed(browser: Extended, recordingId: string): Promise<Watch> {
  return vi.waitFor(
    async () => {
      const watches = await readWatches(browser);
      const found = watches.find(
        (watch) =>
          !watch.ended && toldBy(watch).some((told) => told.kind === "song" && told.recordingId === recordingId),
      );
      if (!found) throw new Error(`Not named yet: ${JSON.stringify(watches.map(brief))}`);
      return found;
    },
    { timeout: NAMED_TIMEOUT_MS, interval: 250 },
  );
}

const brief = (watch: Watch) => ({
  source: watch.source.kind,
  ended: watch.ended,
  trouble: watch.trouble,
  heardSeconds: watch.heardSeconds,
  isSilent: watch.isSilent,
  questions: watch.questions,
  told: toldBy(watch).map((told) =>
    told.kind === "song"
      ? `${told.recordingId.slice(0, 6)} ${told.fromSeconds.toFixed(1)}-${told.untilSeconds.toFixed(1)}`
      : `${told.reason} ${told.fromSeconds.toFixed(1)}-${told.untilSeconds.toFixed(1)}`,
  ),
});

/** Starts the page's player, wherever it is, at a second. */
export async function start(page: Page | Frame, seconds: number): Promise<void> {
  await page.evaluate(async (at) => {
    const player = (globalThis as unknown as { player: HTMLMediaElement }).player;
    player.currentTime = at;
    await player.play();
  }, seconds);
}
