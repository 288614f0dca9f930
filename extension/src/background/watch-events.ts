// Which message and which browser event goes where, for all that is followed. Called once, when this worker is evaluated.
import browser from "webextension-polyfill";
import { answer, send } from "../messages.ts";
import { readWatches } from "../storage/watch-store.ts";
import { answerPages } from "./answer-pages.ts";
import { forgetNotes } from "./page-notes.ts";
import { switchSiteOff, switchSiteOn, switchWantedSiteOn, syncSites, wantSite } from "./sites.ts";
import {
  answerQuestion,
  end,
  endWatchesOf,
  followTab,
  forgetPrivate,
  judge,
  keepUnknown,
  notePlace,
  noteSilence,
  rewind,
  sweepWatches,
  takeReport,
} from "./watching.ts";

export function startWatching(): void {
  answer({
    "follow-tab": ({ tabId }) => followTab(tabId),
    unfollow: async ({ watchId }) => void (await end(watchId, null)),
    judge: async ({ watchId, judgement }) => void (await judge(watchId, judgement)),
    rewind: ({ watchId, secondsAgo }) => rewind(watchId, secondsAgo),
    "site-wanted": async ({ pattern }) => void (await wantSite(pattern)),
    "site-on": ({ pattern }) => switchSiteOn(pattern),
    "site-off": async ({ pattern }) => void (await switchSiteOff(pattern)),
    "follow-question": (question) => answerQuestion(question),
    "follow-report": (report) => takeReport(report),
    "follow-unknown": async (passage) => void (await keepUnknown(passage)),
    "follow-place": async ({ watchId, seconds }) => void (await notePlace(watchId, seconds)),
    "follow-silence": async ({ watchId, isSilent }) => void (await noteSilence(watchId, isSilent)),
    "follow-ended": async ({ watchId, code }) => void (await end(watchId, code)),
  });
  answerPages();

  browser.tabs.onUpdated.addListener(async (tabId, { mutedInfo }) => {
    if (!mutedInfo) return;
    for (const { watchId, tabId: followed, ended } of await readWatches()) {
      if (followed === tabId && !ended) await send("follow-set-muted", { watchId, isMuted: mutedInfo.muted });
    }
  });
  browser.tabs.onRemoved.addListener(async (tabId) => {
    // A page's own watch ends with its port, once its last seconds are asked about.
    await endWatchesOf(tabId, ({ source }) => source.kind === "tab", "tab-closed");
    await forgetPrivate(tabId);
    await forgetNotes(tabId);
  });
  browser.permissions.onAdded.addListener(() => void switchWantedSiteOn());
  browser.permissions.onRemoved.addListener(() => void syncSites());
  // The browser forgets registered scripts when an extension is updated.
  browser.runtime.onInstalled.addListener(() => void syncSites());

  void sweepWatches();
}
