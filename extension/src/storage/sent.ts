// The privacy receipt: what went out of this browser in the last requests. Written by the fetch that sends, before it
// sends, so that no request can be missing from it.
import Dexie, { type EntityTable } from "dexie";

/** One request, as it went out. The browser's own headers come on top of it. */
export interface Sent {
  readonly id: number;
  readonly atMs: number;
  readonly method: string;
  /** The whole address, words that were searched for included. */
  readonly address: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Requests that are kept, the newest. */
const KEPT = 100;

/** A body longer than any fingerprint is cut to this, bytes. */
const KEPT_BODY_BYTES = 65_536;

class SentDb extends Dexie {
  declare requests: EntityTable<Sent, "id">;

  constructor() {
    super("sonica-sent");
    this.version(1).stores({ requests: "++id" });
  }
}

const db = new SentDb();

export const readSent = (): Promise<Sent[]> => db.requests.orderBy("id").reverse().toArray();

async function keepSent(sent: Omit<Sent, "id">): Promise<void> {
  await db.transaction("rw", db.requests, async () => {
    const id = await db.requests.add(sent);
    await db.requests
      .where("id")
      .belowOrEqual(id - KEPT)
      .delete();
  });
}

/** fetch, with a line on the receipt. A full disk does not keep a song from being named. */
export const recordedFetch =
  (isPrivate: boolean): typeof fetch =>
  async (input, init) => {
    // The browser's own cache would keep what a private window was told.
    if (isPrivate || (await isPrivateInFront())) return fetch(input, { ...init, cache: "no-store" });
    const body = bytesOf(init?.body).slice(0, KEPT_BODY_BYTES);
    const line = { atMs: Date.now(), method: init?.method ?? "GET", address: String(input), body };
    await keepSent(line).catch((error: unknown) => console.error("The receipt could not be written.", error));
    return fetch(input, init);
  };

/** What we send is a fingerprint, a text, or nothing but the address. */
function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  return new TextEncoder().encode(typeof body === "string" ? body : "");
}

/** What is searched for in a private window's popup is nobody's business either. Workers know of no windows. */
async function isPrivateInFront(): Promise<boolean> {
  if (typeof chrome === "undefined" || !chrome.windows) return false;
  return chrome.windows.getLastFocused().then(
    ({ incognito }) => incognito,
    () => false,
  );
}
