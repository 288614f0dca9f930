// Connecting a ListenBrainz account, and giving it up.
import browser from "webextension-polyfill";
import type { Connected, Credentials } from "../messages.ts";
import { listenBrainz, parseListenBrainzUrl } from "../storage/listenbrainz.ts";
import { forgetListens, reviveListens } from "../storage/listens.ts";
import { readSites, sitePatternOf } from "../storage/sites.ts";
import { checkToken } from "./listenbrainz.ts";
import { forgetPace, sendListens } from "./scrobble.ts";

const WANTED = "listenbrainz-wanted";

/** The popup may close over the browser's question: the answer is then ours to act on. */
export async function wantListenBrainz(credentials: Credentials): Promise<void> {
  await browser.storage.session.set({ [WANTED]: credentials });
}

export async function connectWanted(): Promise<void> {
  const credentials = (await browser.storage.session.get(WANTED))[WANTED] as Credentials | undefined;
  if (credentials) await connectListenBrainz(credentials);
}

/** Kept only if the server says whose token it is. */
export async function connectListenBrainz({ serverUrl: typed, token }: Credentials): Promise<Connected> {
  await browser.storage.session.remove(WANTED);
  const serverUrl = parseListenBrainzUrl(typed);
  if (!serverUrl) return { kind: "failed", trouble: "address" };
  const origins = [sitePatternOf(serverUrl) ?? ""];
  if (!(await browser.permissions.contains({ origins }))) return { kind: "failed", trouble: "not-permitted" };
  const checked = await checkToken({ serverUrl, token });
  if (checked.kind === "failed") return checked;
  const { userName } = checked;
  await listenBrainz.write({ serverUrl, token, userName, connectedAtMs: Date.now(), isRevoked: false });
  await Promise.all([reviveListens(), forgetPace()]);
  void sendListens({ isUrged: true });
  return { kind: "connected" };
}

/** The token goes, what waits goes, and the permission, unless a site needs it that is switched on. */
export async function disconnectListenBrainz(): Promise<void> {
  const account = await listenBrainz.read();
  await listenBrainz.write(null);
  await forgetListens();
  const pattern = sitePatternOf(account?.serverUrl);
  if (pattern && !(await readSites()).includes(pattern)) {
    await browser.permissions.remove({ origins: [pattern] }).catch(() => undefined);
  }
}
