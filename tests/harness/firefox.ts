// A Firefox with the extension's production build. Its toolbar is out of the pages' protocol's reach: it is clicked
// in the browser's own window, which the protocol reaches with moz:scope.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Session } from "@sonica/extension/src/storage/session.ts";
import { type Browser, launch, type Page } from "puppeteer";
import { findFirefox } from "../setup/firefox.mjs";
import { CACHE_DIR, FIREFOX_EXTENSION_DIR } from "../setup/paths.mjs";
import { permittedBuild } from "./permitted-build.ts";

/** The browser starts within this even on a busy machine, ms. */
const START_TIMEOUT_MS = 90_000;

const EXTENSION_ID = "sonica@sonica.invalid";

/** Firefox gives every installation an address of its own; here it is known before. */
const ADDRESS_ID = "5ca1ab1e-50c1-4ca0-8000-000000000001";

export interface FirefoxOptions {
  readonly serverUrl: string;
  /** Sites whose pages it may read without asking; without them it is the production build as it is. */
  readonly hosts?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export class Firefox {
  private constructor(
    readonly browser: Browser,
    private readonly own: Page,
    private readonly profile: string,
    private readonly removeBuild: () => void,
  ) {}

  static async launch({ serverUrl, hosts, env = {} }: FirefoxOptions): Promise<Firefox> {
    const executablePath = findFirefox();
    if (executablePath === undefined) throw new Error("No Firefox was found: run npm run setup first.");
    const build = hosts && permittedBuild(hosts, FIREFOX_EXTENSION_DIR);
    const removeBuild = () => build?.remove();
    mkdirSync(join(CACHE_DIR, "profiles"), { recursive: true });
    const profile = mkdtempSync(join(CACHE_DIR, "profiles", "f-"));
    const browser = await launch({
      browser: "firefox",
      executablePath,
      headless: true,
      timeout: START_TIMEOUT_MS,
      protocolTimeout: 60_000,
      // Pages of extensions are closed to the protocol otherwise.
      args: ["-remote-allow-system-access"],
      env: { ...process.env, HOME: profile, ...env },
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [EXTENSION_ID]: ADDRESS_ID }),
        // Players start by script here; a person would have clicked.
        "media.autoplay.default": 0,
        "media.autoplay.blocking_policy": 0,
      },
    });
    try {
      await browser.installExtension(build?.extensionDir ?? FIREFOX_EXTENSION_DIR);
      const own = await browser.newPage();
      await goToPopup(own);
      await own.evaluate((url) => chrome.storage.local.set({ settings: { serverUrl: url, theme: "auto" } }), serverUrl);
      return new Firefox(browser, own, profile, removeBuild);
    } catch (error) {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
      removeBuild();
      throw error;
    }
  }

  /** A page of the extension: what is asked there is asked within it. */
  async background(): Promise<Page> {
    return this.own;
  }

  /** What a click has begun, as it is kept. */
  session(): Promise<Session> {
    return this.own.evaluate(async () => {
      const { session = { kind: "idle" } } = (await chrome.storage.session.get("session")) as { session?: Session };
      return session;
    });
  }

  /** As the popup says it. */
  async tell<T>(message: { name: string; payload: unknown }): Promise<T> {
    return (await this.own.evaluate((sent) => chrome.runtime.sendMessage(sent), message)) as T;
  }

  /**
   * Clicks the extension's icon over the page in front, as the mouse does, and waits for the popup, which then does what it
   * does by itself.
   */
  async clickToolbarIcon(page: Page): Promise<void> {
    await page.bringToFront();
    await this.#callInWindow(CLICK_ICON, EXTENSION_ID);
  }

  /** A refusal that the open popup shows, or null: what it is, and all that is said and offered with it. */
  popupRefusal(): Promise<{ readonly code: string; readonly text: string } | null> {
    return this.own.evaluate(() => {
      const [popup] = chrome.extension.getViews({ type: "popup" });
      const refusal = popup?.document.querySelector<HTMLElement>("[data-code]");
      return refusal ? { code: refusal.dataset.code ?? "", text: popup.document.body.textContent ?? "" } : null;
    });
  }

  async photographPopup(path: string): Promise<void> {
    const png = await this.#callInWindow(PHOTOGRAPH_POPUP);
    writeFileSync(path, png.replace("data:image/png;base64,", ""), "base64");
  }

  closePopup(): Promise<void> {
    return this.own.evaluate(() => chrome.extension.getViews({ type: "popup" })[0]?.close());
  }

  /** Calls a function in the browser's own window. */
  async #callInWindow(functionDeclaration: string, ...values: readonly string[]): Promise<string> {
    const { connection } = this.browser as unknown as { connection: Bidi };
    const { result } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const [{ context }] = result.contexts as { context: string }[];
    const answer = await connection.send("script.callFunction", {
      functionDeclaration,
      arguments: values.map((value) => ({ type: "string", value })),
      target: { context },
      awaitPromise: true,
    });
    if (answer.result.type === "exception") throw new Error(JSON.stringify(answer.result.exceptionDetails));
    return (answer.result.result as { value?: string }).value ?? "";
  }

  async openPopupPage(): Promise<Page> {
    const page = await this.browser.newPage();
    await page.setViewport({ width: 380, height: 560 });
    await goToPopup(page);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    this.removeBuild();
  }
}

/** What puppeteer does not offer of the protocol. */
interface Bidi {
  send(method: string, params: object): Promise<{ result: Record<string, unknown> }>;
}

const CLICK_ICON = `(id) => {
  const widget = id.replace(/[^a-z0-9_-]/gi, "_").toLowerCase() + "-browser-action";
  CustomizableUI.addWidgetToArea(widget, CustomizableUI.AREA_NAVBAR);
  const button = document.getElementById(widget).querySelector(".unified-extensions-item-action-button");
  const rect = button.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, button: 0, clientX: rect.x + 4, clientY: rect.y + 4, view: window };
  for (const type of ["mousedown", "mouseup", "click"]) button.dispatchEvent(new MouseEvent(type, at));
}`;

const PHOTOGRAPH_POPUP = `async () => {
  const popup = document.querySelector(".webextension-popup-browser").browsingContext.currentWindowGlobal;
  const picture = await popup.drawSnapshot(null, 1, "white");
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/png");
}`;

/** The tab moves to the extension's own process, and the protocol never hears that the page has loaded. */
async function goToPopup(page: Page): Promise<void> {
  await page.goto(`moz-extension://${ADDRESS_ID}/popup.html`, { timeout: 2000 }).catch(() => undefined);
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await page.evaluate(() => location.protocol === "moz-extension:" && document.readyState === "complete"))) {
    if (performance.now() > deadline) throw new Error("The extension's page does not open.");
    await wait(100);
  }
}
