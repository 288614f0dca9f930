// A Chromium with the extension's production build, driven as a person would: open a page, click the toolbar icon.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, type Extension, launch, type Page, type Target, type WebWorker } from "puppeteer";
import { findBrowser } from "../setup/browser.mjs";
import { CACHE_DIR } from "../setup/paths.mjs";
import { permittedBuild } from "./permitted-build.ts";

/** The browser starts within this even on a busy machine, ms. */
const START_TIMEOUT_MS = 60_000;

const WORKER_POLL_MS = 20;

export interface LaunchOptions {
  readonly isHeadless: boolean;
  readonly serverUrl: string;
  /** The production build, unless given, with the right to hear tabs: see permitted-build.ts. */
  readonly extensionDir?: string;
  /** Sites whose pages that build may read without asking. */
  readonly hosts?: readonly string[];
  /** The person has allowed the extension in private windows. */
  readonly isAllowedInPrivate?: boolean;
  /** Leave the page open that greets after installing. */
  readonly keepsFirstRun?: boolean;
}

export class Chromium {
  private constructor(
    readonly browser: Browser,
    readonly extension: Extension,
    readonly profile: string,
    private readonly removeBuild: () => void,
  ) {}

  static async launch({ isHeadless, serverUrl, ...options }: LaunchOptions): Promise<Chromium> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error("No Chromium was found: run npm run setup first.");
    const build = options.extensionDir === undefined ? permittedBuild(options.hosts) : undefined;
    const extensionDir = options.extensionDir ?? build!.extensionDir;
    const removeBuild = () => build?.remove();
    mkdirSync(join(CACHE_DIR, "profiles"), { recursive: true });
    const profile = mkdtempSync(join(CACHE_DIR, "profiles", "p-"));
    const browser = await launch({
      executablePath,
      headless: isHeadless,
      pipe: true,
      timeout: START_TIMEOUT_MS,
      protocolTimeout: 120_000,
      userDataDir: profile,
      // Crash reports and desktop settings would otherwise go to the home folder.
      env: { ...process.env, XDG_CONFIG_HOME: join(profile, "config"), XDG_CACHE_HOME: join(profile, "cache") },
      enableExtensions: [extensionDir],
      defaultViewport: isHeadless ? { width: 1100, height: 900 } : null,
      // Whoever launched it closes it, the matcher after it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // With it a headless browser captures silence.
      ignoreDefaultArgs: ["--mute-audio"],
      args: [
        "--autoplay-policy=no-user-gesture-required",
        "--no-first-run",
        "--disable-quic",
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        // The sandbox refuses to start as root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        // On the small screen that a headless browser imagines, a popup is cut short.
        ...(isHeadless ? ["--disable-gpu", "--screen-info={1600x1200}"] : ["--window-size=1160,940"]),
      ],
    });
    try {
      const chromium = new Chromium(browser, await installedExtension(browser), profile, removeBuild);
      if (!options.keepsFirstRun) await chromium.#skipFirstRun();
      await chromium.setServer(serverUrl);
      if (options.isAllowedInPrivate) await chromium.#allowInPrivate(extensionDir);
      return chromium;
    } catch (error) {
      await browser.close();
      forget(profile);
      removeBuild();
      throw error;
    }
  }

  /** The page that greets after installing. */
  async firstRunPage(): Promise<Page> {
    const url = `chrome-extension://${this.extension.id}/tabs/welcome.html`;
    return (await this.browser.waitForTarget((target) => target.url() === url)).asPage();
  }

  async #skipFirstRun(): Promise<void> {
    await (await this.firstRunPage()).close();
  }

  /** As the switch on chrome://extensions does it: the extension starts anew, with all that it has kept. */
  async #allowInPrivate(path: string): Promise<void> {
    const session = await this.browser.target().createCDPSession();
    // Newer than the protocol that the types know.
    const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>;
    await send("Extensions.loadUnpacked", { path, enableInIncognito: true });
    await session.detach();
  }

  /** A page in a private window of its own. */
  async openPrivatePage(url: string): Promise<Page> {
    const own = await this.openOwnPage("sidepanel.html");
    await own.evaluate(async (address) => {
      if (!(await chrome.extension.isAllowedIncognitoAccess())) throw new Error("Not allowed in private windows");
      const { incognito } = (await chrome.windows.create({ incognito: true, url: address })) ?? {};
      if (!incognito) throw new Error("The window is not private");
    }, url);
    await own.close();
    const { href } = new URL(url);
    return (await this.browser.waitForTarget((target) => target.url() === href)).asPage();
  }

  /** A page of the extension in a tab. */
  async openOwnPage(file: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.extension.id}/${file}`);
    return page;
  }

  async setServer(serverUrl: string): Promise<void> {
    const worker = await this.background();
    await worker.evaluate(
      (url) => chrome.storage.local.set({ settings: { serverUrl: url, theme: "auto" } }),
      serverUrl,
    );
  }

  /** The extension's service worker, woken when it sleeps. */
  async background(): Promise<WebWorker> {
    const isOurs = (url: string) => url.startsWith(`chrome-extension://${this.extension.id}/`);
    const target = await this.browser.waitForTarget((t) => t.type() === "service_worker" && isOurs(t.url()));
    const worker = await target.worker();
    if (worker === null) throw new Error("The extension's service worker is gone");
    // A worker can be talked to a moment before the browser has given it its chrome object.
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await worker.evaluate(() => typeof chrome === "object" && "storage" in chrome && "action" in chrome))) {
      if (performance.now() > deadline) throw new Error("The extension's service worker does not come up");
      await wait(WORKER_POLL_MS);
    }
    return worker;
  }

  /** Clicks the toolbar icon over `page`; answers the popup that opens. */
  async clickToolbarIcon(page: Page): Promise<Page> {
    await this.closePopups();
    const opened = this.browser.waitForTarget((target) => this.#isPopup(target), { timeout: 15_000 });
    await this.extension.triggerAction(page);
    return (await opened).asPage();
  }

  async closePopups(): Promise<void> {
    const popups = this.browser.targets().filter((target) => this.#isPopup(target));
    await Promise.all(popups.map(async (target) => (await target.asPage()).close()));
  }

  #isPopup(target: Target): boolean {
    return target.url().startsWith(`chrome-extension://${this.extension.id}/popup.html`);
  }

  /** Where the extension captures and plays on. */
  async offscreenDocument(): Promise<Page> {
    const isOffscreen = (url: string) =>
      url.startsWith(`chrome-extension://${this.extension.id}/`) && url.includes("offscreen");
    return (await this.browser.waitForTarget((target) => isOffscreen(target.url()))).asPage();
  }

  async badgeText(): Promise<string> {
    return (await this.background()).evaluate(() => chrome.action.getBadgeText({}));
  }

  /** Ends the browser; its profile is still there to be looked at. */
  async quit(): Promise<void> {
    await this.browser.close();
  }

  async close(): Promise<void> {
    await this.quit();
    forget(this.profile);
    this.removeBuild();
  }
}

/** The browser's last files may still be on their way. */
const forget = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

async function installedExtension(browser: Browser): Promise<Extension> {
  await browser.waitForTarget((target) => target.type() === "service_worker", { timeout: START_TIMEOUT_MS });
  const [extension] = (await browser.extensions()).values();
  if (extension === undefined) throw new Error(`The browser did not load the extension`);
  return extension;
}
