// What the popup shows, read from its data attributes.
import type { Page } from "puppeteer";
import type { Chromium } from "./chromium.ts";

export type Shown =
  | {
      readonly kind: "match";
      readonly recordingId: string;
      readonly offsetSeconds: number;
      readonly heardSeconds: number;
      readonly confidence: number;
      /** When the clip's first sample was heard, ms since 1970. */
      readonly clipStartedAtMs: number;
      readonly title: string;
    }
  | { readonly kind: "maybe"; readonly recordingIds: readonly string[]; readonly heardSeconds: number }
  | { readonly kind: "unknown"; readonly reason: string; readonly heardSeconds: number }
  | { readonly kind: "failed"; readonly code: string };

/** Listening ends after 12 s of audio; a busy machine may need a while on top, ms. */
const VERDICT_TIMEOUT_MS = 40_000;

export async function waitForState(popup: Page, ...states: readonly string[]): Promise<void> {
  const selector = states.map((state) => `[data-state="${state}"]`).join(",");
  await popup.waitForSelector(selector, { timeout: VERDICT_TIMEOUT_MS });
}

/** Waits until listening has ended one way or another. */
export async function verdictOf(popup: Page): Promise<Shown> {
  await waitForState(popup, "match", "maybe", "unknown", "failed");
  return popup.evaluate((): Shown => {
    const state = document.querySelector<HTMLElement>("[data-state]")?.dataset.state;
    const card = document.querySelector<HTMLElement>("[data-verdict]")?.dataset ?? {};
    const heardSeconds = Number(card.heardSeconds);
    switch (state) {
      case "match":
        return {
          kind: "match",
          recordingId: card.recordingId!,
          offsetSeconds: Number(card.offsetSeconds),
          heardSeconds,
          confidence: Number(card.confidence),
          clipStartedAtMs: Number(card.clipStartedAtMs),
          title: document.querySelector("h2")?.textContent ?? "",
        };
      case "maybe": {
        const rows = [...document.querySelectorAll<HTMLElement>("[data-recording-id]")];
        return { kind: "maybe", recordingIds: rows.map((row) => row.dataset.recordingId!), heardSeconds };
      }
      case "unknown":
        return { kind: "unknown", reason: card.reason!, heardSeconds };
      default:
        return { kind: "failed", code: document.querySelector<HTMLElement>("[data-code]")?.dataset.code ?? "" };
    }
  });
}

/** Clicks the icon and "keep naming", as one who does not wait for what the first click began; answers the popup. */
export async function follow(chromium: Chromium, page: Page): Promise<Page> {
  const popup = await chromium.clickToolbarIcon(page);
  await waitForState(popup, "listening", "match", "maybe", "unknown", "failed");
  // An answer may be there first, and takes the button away.
  await popup.evaluate(() => document.querySelector<HTMLElement>(".listening button")?.click());
  await popup.locator("#follow").click();
  await popup.waitForSelector("[data-now]");
  return popup;
}
