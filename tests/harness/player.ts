// The song in the page, as a listener has it: playing from somewhere.
import type { Page } from "puppeteer";

/** Starts a song at `seconds` and waits until it is heard. */
export async function play(page: Page, slug: string, seconds: number): Promise<void> {
  await page.evaluate(
    async (source, at) => {
      const audio = document.querySelector("audio") as HTMLAudioElement;
      audio.src = source;
      audio.currentTime = at;
      await audio.play();
      // play() settles when playing may begin: wait for the clock to move.
      while (audio.currentTime < at + 0.05) await new Promise((resolve) => requestAnimationFrame(resolve));
    },
    `/audio/${slug}.flac`,
    seconds,
  );
}

/** Where in the song the page was at a moment of this machine's clock, ms since 1970; it plays at normal speed. */
export async function positionAt(page: Page, momentMs: number): Promise<number> {
  const { now, position } = await page.evaluate(() => {
    const audio = document.querySelector("audio") as HTMLAudioElement;
    return { now: Date.now(), position: audio.currentTime };
  });
  return position - (now - momentMs) / 1000;
}
