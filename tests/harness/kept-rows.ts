import type { Page } from "puppeteer";

/** Every row of every IndexedDB database, and all of storage.local, as a page of the extension sees them: as one text. */
export const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [await chrome.storage.local.get(), await chrome.storage.sync.get()];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        kept.push(...rows.map((row) => ({ name, store, row })));
      }
      db.close();
    }
    return JSON.stringify(kept, null, 1);
  });
