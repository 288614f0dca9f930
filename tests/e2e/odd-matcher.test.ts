// What can go wrong while Sonica listens, in a real Chromium: each has a screen of its own, and the next click works.
import type { RequestListener } from "node:http";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Stage } from "../demo/stage.ts";
import { serveOddly } from "../harness/odd-matcher.ts";
import { play } from "../harness/player.ts";
import { verdictOf, waitForState } from "../harness/popup.ts";

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open({ isHeadless: true });
});

afterEach(async () => {
  await stage.chromium.closePopups();
  await page?.close().catch(() => {});
  await stage.chromium.setServer(stage.matcher.address);
});

afterAll(() => stage?.close());

/** A song that was named before is known to this device, which then asks nobody: each test plays others. */
let played = 0;

async function playing() {
  const { entry, recordingId } = stage.songs[played++];
  page = await stage.openPage();
  await play(page, entry.slug, 8);
  return { page, named: { kind: "match", recordingId } };
}

const PROBLEM = { type: "about:blank", title: "Unknown version", status: 415, detail: "Version 99 is not known here." };

const ODD: readonly (readonly [string, RequestListener, string])[] = [
  ["answers with a page", (_, response) => response.end("<!doctype html><p>Welcome"), "matcher-bad-answer"],
  ["answers with another shape", (_, response) => response.end('{"kind":"match"}'), "matcher-bad-answer"],
  [
    "wants another version",
    (_, response) => response.writeHead(415).end(JSON.stringify({ ...PROBLEM, code: "constellation-version" })),
    "matcher-version",
  ],
  ["never answers", () => {}, "matcher-slow"],
];

describe("a matcher that", () => {
  it.each(ODD)("%s is named as the failure, and the next one is asked as usual", async (_, answer, code) => {
    const odd = await serveOddly(answer);
    await stage.chromium.setServer(odd.address);
    const { page, named } = await playing();
    const popup = await stage.chromium.clickToolbarIcon(page);
    expect(await verdictOf(popup)).toEqual({ kind: "failed", code });
    odd.stop();
    await popup.close();
    await stage.chromium.setServer(stage.matcher.address);
    const again = await stage.chromium.clickToolbarIcon(page);
    expect(await verdictOf(again)).toMatchObject(named);
  });
});

describe("a tab", () => {
  it("that is listened to is in the way of another one, until one says so", async () => {
    const odd = await serveOddly(() => {});
    await stage.chromium.setServer(odd.address);
    const { page: first } = await playing();
    await waitForState(await stage.chromium.clickToolbarIcon(first), "listening");
    await stage.chromium.setServer(stage.matcher.address);
    const { page: second, named } = await playing();
    const popup = await stage.chromium.clickToolbarIcon(second);
    expect(await verdictOf(popup)).toEqual({ kind: "failed", code: "already-listening" });
    await popup.locator("[data-code] .primary").click();
    await popup.waitForSelector('[data-state="match"]', { timeout: 40_000 });
    expect(await verdictOf(popup)).toMatchObject(named);
    await first.close();
    odd.stop();
  });
});
