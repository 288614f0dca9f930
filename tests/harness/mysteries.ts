import type { Mystery } from "@sonica/extension/src/storage/mystery.ts";
import type { Chromium } from "./chromium.ts";

/** What the mystery box holds, as it is kept, but for the fingerprints themselves. */
export async function readMysteries(chromium: Chromium): Promise<readonly Omit<Mystery, "bytes">[]> {
  const background = await chromium.background();
  return background.evaluate(async () => {
    // Opening what the extension has not made yet would make it, and wrongly.
    if (!(await indexedDB.databases()).some(({ name }) => name === "sonica-mystery")) return [];
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open("sonica-mystery"));
    const rows: Mystery[] = await done(db.transaction("mysteries").objectStore("mysteries").getAll());
    db.close();
    return rows.map(({ bytes, ...rest }) => rest);
  });
}
