// Entry of the background worker: which message and which browser event goes where. Listeners are set at once, so that
// the browser can wake this worker for any of them.
import browser from "webextension-polyfill";
import { answer, send } from "../messages.ts";
import { readSession } from "../storage/session-store.ts";
import { watchWords } from "../words/chosen-words.ts";
import { showBadge } from "./badge.ts";
import { closeIdleOffscreen } from "./capture.ts";
import { offerInContextMenu } from "./context-menu.ts";
import { askDevice } from "./device.ts";
import { engineParts } from "./engine-parts.ts";
import { eraseEverything } from "./erase.ts";
import { greetOnInstall } from "./first-run.ts";
import { importHistory } from "./import-history.ts";
import {
  connectListenBrainz,
  connectWanted,
  disconnectListenBrainz,
  wantListenBrainz,
} from "./listenbrainz-account.ts";
import {
  cancel,
  confirm,
  forgetSession,
  giveUp,
  identify,
  listen,
  loseTab,
  markSeen,
  open,
  reject,
  stopped,
  sweep,
  testServer,
} from "./listening.ts";
import { lyricsOf } from "./lyrics.ts";
import { askAgain, watchMysteries } from "./mystery.ts";
import { checkPack, deletePack, fetchPack, offeredPacks, pausePack, resumePack, resumePacks } from "./packs.ts";
import { sendListens, submitListen, watchListens } from "./scrobble.ts";
import { search, trending } from "./search.ts";
import { hasCrashed } from "./tabs.ts";
import { startWatching } from "./watch-events.ts";
import { showFound } from "./watching.ts";

answer({
  open: ({ tabId }) => open(tabId),
  listen: async ({ tabId }) => void (await listen(tabId)),
  cancel: async () => void (await cancel()),
  seen: async ({ sessionId }) => void (await markSeen(sessionId)),
  confirm: async ({ sessionId, recordingId }) => void (await confirm(sessionId, recordingId)),
  reject: async ({ sessionId, recordingId }) => void (await reject(sessionId, recordingId)),
  lyrics: lyricsOf,
  "listenbrainz-wanted": async (credentials) => void (await wantListenBrainz(credentials)),
  "connect-listenbrainz": connectListenBrainz,
  "disconnect-listenbrainz": async () => void (await disconnectListenBrainz()),
  "submit-listen": async ({ recording, listenedAtMs }) => void (await submitListen(recording, listenedAtMs)),
  "send-listens": async () => void (await sendListens({ isUrged: true })),
  "ask-again": async () => void (await askAgain({ isUrged: true })),
  "import-history": ({ text }) => importHistory(text),
  search,
  trending,
  "test-server": ({ serverUrl }) => testServer(serverUrl),
  "erase-everything": async () => void (await eraseEverything()),
  "engine-parts": () => engineParts,
  "ask-device": ({ bytes, scope }) => askDevice(Uint8Array.from(bytes), scope),
  "offered-packs": offeredPacks,
  "fetch-pack": async ({ pack }) => void (await fetchPack(pack)),
  "resume-pack": async ({ id }) => void (await resumePack(id)),
  "pause-pack": async ({ id }) => void (await pausePack(id)),
  "delete-pack": async ({ id }) => void (await deletePack(id)),
  "check-pack": async ({ id }) => void (await checkPack(id)),
  "pack-ready": async () => void (await askAgain()),
  "offscreen-idle": async () => void (await closeIdleOffscreen()),
  identify,
  stopped: async ({ sessionId, code }) => void (await stopped(sessionId, code)),
  deadline: async ({ sessionId }) => void (await giveUp(sessionId)),
});

browser.tabs.onUpdated.addListener(async (tabId, { mutedInfo }) => {
  if (!mutedInfo) return;
  const session = await readSession();
  if (session.kind !== "listening" || session.heard.tab.id !== tabId) return;
  await send("set-muted", { isMuted: mutedInfo.muted });
});

// The capture of a tab that crashes goes on with silence; that nothing sounds any more comes about two seconds later.
browser.tabs.onUpdated.addListener(async (tabId, { audible }, tab) => {
  if (audible === false && hasCrashed(tab)) await loseTab(tabId, "tab-crashed");
});

browser.tabs.onRemoved.addListener(async (tabId) => {
  const session = await readSession();
  if (session.kind === "idle" || session.heard.tab.id !== tabId) return;
  if (session.heard.tab.isPrivate) await forgetSession(session.heard.sessionId);
  else await loseTab(tabId, "tab-closed");
});

// The tooltip speaks the language that is set, also after it was changed.
watchWords(async () => showBadge(await readSession()));
watchMysteries(showFound);
watchListens();
browser.permissions.onAdded.addListener(() => void connectWanted());

startWatching();
offerInContextMenu();
greetOnInstall();

void sweep();
void askAgain();
void resumePacks();
void sendListens();
