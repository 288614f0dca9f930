// How soon does the popup paint? From the start of its document to its first words, in the production build in headless
// Chromium; beside it a page of one word, which tells what the browser and a busy machine take of that.
import { parseArgs } from "node:util";
import type { Page } from "puppeteer";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";
import { quantile } from "./support/measure.ts";
import { publish, type Row } from "./support/report.ts";

const { values: options } = parseArgs({
  options: { json: { type: "string" }, runs: { type: "string", default: "25" } },
});

/** The popup shall have painted within this, ms. */
const GOAL_MS = 100;

const runs = Number(options.runs);
const WARM_UPS = 3;

interface Opened {
  /** First words on the screen, ms after the document began to load. */
  readonly paintMs: number;
  /** The screen that is meant to stay, which needs an answer of the background worker. */
  readonly screenMs: number | null;
}

const chromium = await Chromium.launch({ isHeadless: true, serverUrl: await freeAddress() });
try {
  const popup = await openings(`chrome-extension://${chromium.extension.id}/popup.html`);
  const plain = await openings("data:text/html,<title>Plain</title><p>Word</p>");
  const ratio =
    quantile(
      popup.map(({ paintMs }) => paintMs),
      0.5,
    ) /
    quantile(
      plain.map(({ paintMs }) => paintMs),
      0.5,
    );
  const screens = popup.map(({ screenMs }) => screenMs ?? Number.NaN);
  publish(
    {
      bench: "popup",
      data: `${runs} openings each, after ${WARM_UPS} to warm up; ms from the document's start`,
      rows: [
        rowOf(
          "popup: first words painted",
          popup.map(({ paintMs }) => paintMs),
        ),
        rowOf("popup: its screen there (the background has answered)", screens),
        rowOf(
          "a page of one word: painted",
          plain.map(({ paintMs }) => paintMs),
        ),
      ],
      facts: {
        "popup to plain page": ratio.toFixed(1),
        "openings painted within 100 ms": popup.filter(({ paintMs }) => paintMs <= GOAL_MS).length,
      },
    },
    options.json,
  );
} finally {
  await chromium.close();
}

async function openings(address: string): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (let run = -WARM_UPS; run < runs; run++) {
    const page = await chromium.browser.newPage();
    await page.setViewport({ width: 380, height: 560 });
    await page.evaluateOnNewDocument(noteScreen);
    await page.goto(address);
    const one = await measured(page, address.startsWith("chrome-extension:"));
    if (run >= 0) opened.push(one);
    await page.close();
  }
  return opened;
}

async function measured(page: Page, hasScreen: boolean): Promise<Opened> {
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  if (hasScreen) await page.waitForFunction(() => performance.getEntriesByName("screen").length > 0);
  return page.evaluate(() => ({
    paintMs: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    screenMs: performance.getEntriesByName("screen")[0]?.startTime ?? null,
  }));
}

/** Runs in the page: marks when a screen other than the waking one is there. */
function noteScreen(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("main[data-state]:not([data-state=waking])")) return;
    observer.disconnect();
    performance.mark("screen");
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}

function rowOf(what: string, values: readonly number[]): Row {
  const [half, most] = [0.5, 0.9].map((rank) => Math.round(quantile(values, rank)));
  return { what, "median ms": half, "90 % within ms": most };
}
