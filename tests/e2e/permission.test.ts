// The one permission that is asked for, answered as a person does: the unaltered production build, a real window under
// Xvfb, real keys. Needs Xvfb, openbox and xdotool (Debian packages of these names); says so when it is skipped.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";
import { type MediaSite, serveMediaSite } from "../harness/media-site.ts";
import { verdictOf } from "../harness/popup.ts";
import { soon } from "../harness/soon.ts";
import { start } from "../harness/watches.ts";
import { BUILT_IN_DIR, EXTENSION_DIR } from "../setup/paths.mjs";

const DISPLAY = ":94";

/**
 * Nothing tells when the question takes keys, and it takes none sooner than a person could read, nor within half a second of
 * the last. So it is asked and answered in turns, until the answer was yes; ms.
 */
const BETWEEN_KEYS_MS = 800;

const xdotool = (...args: readonly string[]) =>
  execFileSync("xdotool", args, { env: { ...process.env, DISPLAY }, stdio: "pipe" });

const missing = ["Xvfb", "openbox", "xdotool"].filter((name) => spawnSync("which", [name]).status !== 0);
if (missing.length > 0) console.warn(`Not run: the permission's question needs ${missing.join(", ")}.`);

describe.skipIf(missing.length > 0)("the right to hear a tab", () => {
  const servers: ChildProcess[] = [];
  const display = process.env.DISPLAY;
  let chromium: Chromium;
  let site: MediaSite;

  beforeAll(async () => {
    servers.push(spawn("Xvfb", [DISPLAY, "-screen", "0", "1280x1000x24"], { stdio: "ignore" }));
    await soon(() => xdotool("getdisplaygeometry"));
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
    await vi.waitFor(
      async () => {
        // The question is no window of its own, but takes the keys from the page; "Deny" has the focus in it.
        if (await welcome.evaluate(() => document.hasFocus())) await welcome.click(".welcome-hearing button");
        else xdotool("key", "--clearmodifiers", "Tab", "Return");
        expect(await granted()).toContain("tabCapture");
      },
      { timeout: 30_000, interval: BETWEEN_KEYS_MS },
    );
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
