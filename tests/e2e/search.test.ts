// Search by the keyboard alone in a real Chromium: production build, real toolbar click, real matcher with the composed
// catalogue.
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Stage } from "../demo/stage.ts";
import { freeAddress } from "../harness/free-address.ts";
import { waitForState } from "../harness/popup.ts";

let stage: Stage;
let page: Page;
let popup: Page;

beforeAll(async () => {
  stage = await Stage.open({ isHeadless: true });
});

beforeEach(async () => {
  page = await stage.openPage();
  popup = await stage.chromium.clickToolbarIcon(page);
  await waitForState(popup, "quiet", "idle");
  await popup.keyboard.press("/");
  await waitForState(popup, "search");
});

afterEach(async () => {
  await stage.chromium.closePopups();
  await page?.close();
});

afterAll(async () => {
  await stage?.close();
});

const idOf = (slug: string): string => stage.songs.find(({ entry }) => entry.slug === slug)?.recordingId ?? "";

const firstHit = (slug: string) =>
  popup.waitForSelector(
    `.result[data-recording-id]:not(.result[data-recording-id] ~ *)[data-recording-id="${idOf(slug)}"]`,
  );

const isFocused = () => popup.evaluate(() => document.activeElement?.getAttribute("role"));

async function retype(text: string): Promise<void> {
  await popup.keyboard.down("Control");
  await popup.keyboard.press("a");
  await popup.keyboard.up("Control");
  await popup.keyboard.type(text);
}

describe("search in the popup", () => {
  it.each([
    ["kagaz ki barish", "kagaz-ki-barish"],
    ["kagajkibarish", "kagaz-ki-barish"],
    ["तुलसी अँगना", "tulsi-angana"],
    ["tulsi aangna", "tulsi-angana"],
    ["kesaria oont", "kesariya-oont"],
    ["purvaiya kahe", "purvaiya-kahe-dole"],
  ])("finds %s as it is typed", async (typed, slug) => {
    await retype(typed);
    await firstHit(slug);
    expect(await popup.$$eval(".result mark", (marks) => marks.length)).toBeGreaterThan(0);
  });

  it("goes to a song and back with arrows, Enter and Esc, the focus never lost", async () => {
    await popup.keyboard.type("shabnam");
    await popup.waitForSelector('main[data-answered="shabnam"]');
    await firstHit("shabnam-ka-hisab");
    const at = await popup.$$eval(
      ".result",
      (rows, id) => rows.findIndex((row) => (row as HTMLElement).dataset.recordingId === id),
      idOf("shabnam-ka-hisab"),
    );
    for (let step = 0; step <= at; step++) await popup.keyboard.press("ArrowDown");
    const active = await popup.$eval('[role="combobox"]', (box) => box.getAttribute("aria-activedescendant"));
    expect(await popup.$eval(`#${active}`, (row) => row.getAttribute("aria-selected"))).toBe("true");
    await popup.keyboard.press("Enter");
    await waitForState(popup, "searched-song");
    const shown = await popup.$eval("main", (main) => main.textContent);
    expect(shown).toContain("शबनम का हिसाब");
    expect(shown).toContain("Shabnam Ka Hisab");
    expect(
      await popup.$$eval(".open-in a", (links) =>
        links.every((a) => (a as HTMLAnchorElement).href.startsWith("https://")),
      ),
    ).toBe(true);
    await popup.keyboard.press("Escape");
    await waitForState(popup, "search");
    expect(await isFocused()).toBe("combobox");
    expect(await popup.$eval('[role="combobox"]', (box) => (box as HTMLInputElement).value)).toBe("shabnam");
    await popup.keyboard.press("Escape");
    expect(await popup.$eval('[role="combobox"]', (box) => (box as HTMLInputElement).value)).toBe("");
    await popup.keyboard.press("Escape");
    await waitForState(popup, "quiet", "idle");
  });

  it("narrows by chips, and lists the songs of a suggested singer", async () => {
    await popup.keyboard.type("Irfan");
    await popup.waitForSelector('[data-suggestion="artist"]');
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("Enter");
    const chip = await popup.waitForSelector('.filter-chip[aria-pressed="true"][data-facet="artist"]');
    await popup.waitForSelector(".result[data-recording-id]");
    await chip?.focus();
    await popup.keyboard.press("Enter");
    await popup.waitForSelector('main[data-search="empty"]');
  });

  it("says so when there is nothing like it, whatever was typed", async () => {
    for (const typed of ["xqzwv jjkkw", "%_\\'\"<script>", "😀😀"]) {
      await retype(typed);
      await popup.waitForFunction(
        (text) => document.querySelector("[data-hits='0'] h2")?.textContent?.includes(text),
        {},
        typed,
      );
    }
    expect(await popup.$$eval("script:not([src])", (scripts) => scripts.length)).toBe(0);
  });

  it("names a matcher that cannot be reached, and leads to the settings", async () => {
    await stage.chromium.setServer(await freeAddress());
    try {
      await popup.keyboard.type("barish");
      await popup.waitForSelector('[data-code="matcher-unreachable"] button');
      await popup.keyboard.press("Tab");
      await popup.keyboard.press("Enter");
      await waitForState(popup, "settings");
    } finally {
      await stage.chromium.setServer(stage.matcher.address);
    }
  });
});
