// The one permission that is asked for, answered as a person does: the unaltered production build, a real window under
// Xvfb, real keys. Needs Xvfb, openbox and xdotool (Debian packages of these names); says so when it is skipped.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";
import { type MediaSite, serveMediaSite } from "../harness/media-site.ts";
import { verdictOf } from "../harness/popup.ts";
import { start } from "../harness/watches.ts";
import { BUILT_IN_DIR, EXTENSION_DIR } from "../setup/paths.mjs";

const DISPLAY = ":94";

/** The question comes up within this; nothing tells when it is there, ms. */
const ASKED_WITHIN_MS = 1_500;

const missing = ["Xvfb", "openbox", "xdotool"].filter((name) => spawnSync("which", [name]).status !== 0);
if (missing.length > 0) console.warn(`Not run: the permission's question needs ${missing.join(", ")}.`);

describe.skipIf(missing.length > 0)("the right to hear a tab", () => {
  const servers: ChildProcess[] = [];
  const display = process.env.DISPLAY;
  let chromium: Chromium;
  let site: MediaSite;

  beforeAll(async () => {
    servers.push(spawn("Xvfb", [DISPLAY, "-screen", "0", "1280x1000x24"], { stdio: "ignore" }));
    await wait(1_000);
    process.env.DISPLAY = DISPLAY;
    servers.push(spawn("openbox", { stdio: "ignore", env: { ...process.env, DISPLAY } }));
    site = await serveMediaSite(new Map([["demo.flac", join(BUILT_IN_DIR, "demo.flac")]]));
    const serverUrl = await freeAddress();
    const extensionDir = EXTENSION_DIR;
    chromium = await Chromium.launch({ isHeadless: false, serverUrl, extensionDir, keepsFirstRun: true });
  });

  afterAll(async () => {
    await chromium?.close();
    await site?.stop();
    for (const server of servers) server.kill();
    process.env.DISPLAY = display;
  });

  const granted = async () =>
    (await chromium.background()).evaluate(async () => (await chrome.permissions.getAll()).permissions ?? []);

  it("costs no warning at install", async () => {
    const warnings = await (await chromium.background()).evaluate(() =>
      chrome.management.getPermissionWarningsByManifest(
        JSON.stringify({ ...chrome.runtime.getManifest(), icons: undefined }),
      ),
    );
    expect(warnings).toEqual([]);
  });

  it("is not there after installing, and comes with a yes on the first-run page", async () => {
    expect(await granted()).not.toContain("tabCapture");
    const welcome = await chromium.firstRunPage();
    await welcome.bringToFront();
    await welcome.waitForSelector('[data-hearing="asked"]');
    await welcome.click(".welcome-hearing button");
    await wait(ASKED_WITHIN_MS);
    // "Deny" has the focus.
    execFileSync("xdotool", ["key", "--clearmodifiers", "Tab", "Return"], { env: { ...process.env, DISPLAY } });
    await vi.waitFor(async () => expect(await granted()).toContain("tabCapture"), { timeout: 10_000 });
    await welcome.waitForSelector('[data-hearing="allowed"]');
  });

  it("lets the first click on a tab hear it, as far as a question to the matcher", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(site.pageOf("same", "demo.flac"));
    await page.evaluate(() => {
      document.querySelector("audio")!.loop = true;
    });
    await start(page, 0);
    const popup = await chromium.clickToolbarIcon(page);
    // No matcher runs: that it was asked means that sound came through.
    expect(await verdictOf(popup)).toEqual({ kind: "failed", code: "matcher-unreachable" });
  });
});
