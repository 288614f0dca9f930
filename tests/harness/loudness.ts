// How loud a tab is: what its player puts out, and what the extension plays on while it captures the tab.
import type { Page } from "puppeteer";
import type { Chromium } from "./chromium.ts";

/** Length of audio that is measured, ms. */
const WINDOW_MS = 1_500;

/** RMS in decibels of full scale of what the page's player puts out. */
export function playerLoudness(page: Page): Promise<number> {
  return page.evaluate(async (windowMs) => {
    const audio = document.querySelector("audio") as HTMLAudioElement & { captureStream(): MediaStream };
    const context = new AudioContext();
    const source = context.createMediaStreamSource(audio.captureStream());
    const analyser = context.createAnalyser();
    source.connect(analyser);
    await context.resume();
    const samples = new Float32Array(analyser.fftSize);
    let energy = 0;
    let count = 0;
    for (const end = performance.now() + windowMs; performance.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) energy += sample * sample;
      count += samples.length;
    }
    await context.close();
    return 10 * Math.log10(energy / count);
  }, WINDOW_MS);
}

/** The same of what goes from the extension's offscreen document to the loudspeakers. */
export async function playbackLoudness(chromium: Chromium): Promise<number> {
  const offscreen = await chromium.offscreenDocument();
  const prototype = await offscreen.evaluateHandle(() => GainNode.prototype);
  const gains = await offscreen.queryObjects(prototype);
  return offscreen.evaluate(
    async (nodes, windowMs) => {
      const output = nodes.find(({ context }) => context.state === "running");
      if (output === undefined) return Number.NEGATIVE_INFINITY;
      const analyser = new AnalyserNode(output.context);
      output.connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let energy = 0;
      let count = 0;
      for (const end = performance.now() + windowMs; performance.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        analyser.getFloatTimeDomainData(samples);
        for (const sample of samples) energy += sample * sample;
        count += samples.length;
      }
      output.disconnect(analyser);
      return 10 * Math.log10(energy / count);
    },
    gains,
    WINDOW_MS,
  );
}

/** What the browser itself says of the page's tab. */
export async function isAudible(chromium: Chromium, page: Page): Promise<boolean> {
  const worker = await chromium.background();
  return worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    // Without the "tabs" permission addresses are hidden, but for the tab that activeTab was granted for.
    return tabs.some((tab) => tab.audible === true && (tab.url === undefined || tab.url === url));
  }, page.url());
}
