// What a person meets first, and how it is all taken back: production build in real Chromium, no matcher but a stub that
// counts what reaches it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { soon } from "../harness/soon.ts";

interface Request {
  readonly method: string;
  readonly address: string;
  readonly bytes: number;
}

const requests: Request[] = [];
let server: Server;
let address: string;
let chromium: Chromium;
let welcome: Page;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let bytes = 0;
    for await (const chunk of request) bytes += (chunk as Buffer).length;
    requests.push({ method: request.method ?? "", address: `${address}${request.url}`, bytes });
    response.writeHead(503, { "access-control-allow-origin": "*", "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: address, keepsFirstRun: true });
  welcome = await chromium.firstRunPage();
});

afterAll(async () => {
  await chromium?.close();
  server?.close();
});

async function openPopupPage(): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.extension.id}/popup.html`);
  return page;
}

describe("the first-run page", () => {
  it("opens after installing, and names its clip from the played sound, with nothing sent", async () => {
    await welcome.bringToFront();
    await welcome.waitForSelector('[data-demo="offered"]');
    const before = requests.length;
    await welcome.locator(".welcome-demo .primary").click();
    await welcome.waitForSelector('[data-demo="match"]', { timeout: 30_000 });
    expect(await welcome.$eval(".welcome-demo h3", (title) => title.textContent)).toMatch(/Pehli Dhun|पहली धुन/);
    const shown = await welcome.$eval("[data-offset-seconds]", (card) => (card as HTMLElement).dataset.offsetSeconds);
    expect(Math.abs(Number(shown) - 14)).toBeLessThan(0.3);
    expect(requests.slice(before)).toEqual([]);
  });

  it("speaks the language that is chosen on it, at once", async () => {
    await welcome.locator('input[name="language"][value="hi"]').click();
    await soon(async () => expect(await welcome.$eval("h1", (h) => h.textContent)).toContain("स्वागत"));
    await welcome.locator('input[name="language"][value="en"]').click();
  });
});

describe("the privacy receipt", () => {
  it("lists what reached the server, byte for byte", async () => {
    const before = requests.length;
    const page = await openPopupPage();
    await page.evaluate(
      (serverUrl) => chrome.runtime.sendMessage({ name: "test-server", payload: { serverUrl } }),
      address,
    );
    const seen = requests.slice(before);
    expect(seen.length).toBeGreaterThan(0);
    const kept = await rowsOf(page, "sonica-sent", "requests");
    const lines = kept.map(({ method, address: to, body }) => ({
      method,
      address: to,
      bytes: Object.keys(body).length,
    }));
    for (const request of seen) expect(lines).toContainEqual(request);
    await page.close();
  });
});

describe("erasing everything", () => {
  it("leaves no database, no storage and no cache", async () => {
    const page = await openPopupPage();
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
    await page.evaluate(() => chrome.runtime.sendMessage({ name: "erase-everything" }));
    const left = await (await chromium.background()).evaluate(async () => ({
      local: await chrome.storage.local.get(),
      sync: await chrome.storage.sync.get(),
      caches: await caches.keys(),
    }));
    expect(left).toEqual({ local: {}, sync: {}, caches: [] });
    // A page that looks on may open an empty database again; no row may be in it.
    expect(await allRows(page)).toEqual([]);
    await page.close();
  });
});

interface Row {
  readonly method: string;
  readonly address: string;
  readonly body: object;
}

const rowsOf = (page: Page, database: string, table: string): Promise<Row[]> =>
  page.evaluate(
    async (name, store) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const rows = await new Promise<Row[]>((resolve) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as Row[]);
      });
      db.close();
      return rows.map((row) => ({ ...row, body: { ...(row.body as object) } }));
    },
    database,
    table,
  );

const allRows = (page: Page): Promise<unknown[]> =>
  page.evaluate(async () => {
    const rows: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        rows.push(
          ...(await new Promise<unknown[]>((resolve) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          })),
        );
      }
      db.close();
    }
    return rows;
  });
