// Everything Sonica keeps, gone: databases, storage, caches, scripts in pages, permissions that were given.
import browser from "webextension-polyfill";
import { listenBrainz } from "../storage/listenbrainz.ts";
import { readWatches } from "../storage/watch-store.ts";
import { cancel } from "./listening.ts";
import { closeOffscreen, hasOffscreen } from "./offscreen-document.ts";
import { end, forget } from "./watching.ts";

export async function eraseEverything(): Promise<void> {
  // First whoever might write again.
  await cancel();
  await listenBrainz.write(null);
  for (const { watchId } of await readWatches()) {
    await end(watchId, null);
    await forget(watchId);
  }
  if (await hasOffscreen()) await closeOffscreen();
  await browser.alarms.clearAll();
  await chrome.scripting.unregisterContentScripts().catch(() => undefined);

  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => name && deleteDatabase(name)));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await Promise.all([browser.storage.local.clear(), browser.storage.sync.clear(), browser.storage.session.clear()]);

  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const { optional_permissions: optional = [] } = chrome.runtime.getManifest();
  const given = permissions.filter((name) => (optional as readonly string[]).includes(name)) as never[];
  await browser.permissions.remove({ origins, permissions: given }).catch(() => undefined);
  await browser.action.setBadgeText({ text: "" });
}

/** Whoever has it open lets go of it: Dexie closes when it is asked to. */
const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
