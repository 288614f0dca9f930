// Following what plays: a tab after a click, or the players of sites that were switched on. As in listening.ts, all that
// is known lies in storage: this worker may be killed after any line.

import { answerOf } from "@sonica/shared/src/api/answer-of.ts";
import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import type { FailureCode } from "../failures.ts";
import type { FollowAnswer, FollowOrder, FollowQuestion, FollowReport, Range, UnknownPassage } from "../follow.ts";
import { hearingRefusal } from "../hearing-permission.ts";
import { type Rewound, send } from "../messages.ts";
import { type PageOrder, type Playing, PORT_PREFIX } from "../page-messages.ts";
import type { MysteryPassage } from "../storage/mystery.ts";
import { searchedIn } from "../storage/session.ts";
import { readSettings } from "../storage/settings.ts";
import { keepVideo, readVideo } from "../storage/videos.ts";
import type { Judgement, Watch } from "../storage/watch.ts";
import { readWatches } from "../storage/watch-store.ts";
import { songOfPassage } from "../timeline/passage-song.ts";
import { playOn } from "../timeline/played.ts";
import { knownRanges, songsOf } from "../timeline/stretches.ts";
import { videoIdOf } from "../video-id.ts";
import { stopCapture } from "./capture.ts";
import { showChip } from "./chip.ts";
import { engineParts } from "./engine-parts.ts";
import { cancel } from "./listening.ts";
import { hasOffscreen, openOffscreen } from "./offscreen-document.ts";
import { forgetNamedPassages, keepPassage } from "./passages.ts";
import { recognise } from "./recognise.ts";
import { refusalOf } from "./refusal.ts";
import { scrobble } from "./scrobble.ts";
import { askOthers, contribute, NOTHING_SHARED } from "./sharing.ts";
import { readTab } from "./tabs.ts";
import { troubleOf } from "./trouble.ts";
import { showWatchBadge } from "./watch-badge.ts";
import { WatchKeeper } from "./watch-keeper.ts";

const keeper = new WatchKeeper(async (before, after) => {
  await showWatchBadge(after);
  if (before.pieces !== after.pieces) await forgetNamedPassages(after);
  const isRetold = (["pieces", "judgements", "settled"] as const).some((part) => before[part] !== after[part]);
  if (isRetold) {
    await Promise.all([remember(after), showChip(after)]);
  }
  if (before.played !== after.played || before.pieces !== after.pieces) void scrobble(after);
  if (!before.ended && after.ended) void contribute(after);
  if (!before.ended && after.ended) await send("follow-stop", { watchId: after.watchId }).catch(() => undefined);
});

/** One click: name what plays in this tab from now on, whatever page it goes to. What kept it from starting, or null. */
export async function followTab(tabId: number): Promise<FailureCode | null> {
  const unheard = await hearingRefusal();
  if (unheard) return unheard;
  await endWatchesOf(tabId, () => true);
  // The browser lends a tab's sound only once: who was naming one song gives it back first.
  await cancel();
  await stopCapture();
  const [tab, { serverUrl }] = await Promise.all([readTab(tabId), readSettings()]);
  const watch: Watch = {
    ...newWatch(tabId, serverUrl),
    title: tab.title,
    source: { kind: "tab" },
    isPrivate: tab.isPrivate,
  };
  try {
    const [streamId] = await Promise.all([chrome.tabCapture.getMediaStreamId({ targetTabId: tabId }), openOffscreen()]);
    await keeper.add(watch);
    await showWatchBadge(watch);
    const order = { watchId: watch.watchId, known: [] };
    const refusal = await send("follow-capture", { order, streamId, isMuted: tab.isMuted, parts: engineParts });
    if (refusal) await end(watch.watchId, refusal);
    return refusal;
  } catch (error) {
    console.error("Following was refused.", error);
    const refusal = refusalOf(String(error));
    await end(watch.watchId, refusal);
    return refusal;
  }
}

/** A player in a page of a switched-on site plays: send its sound? */
export async function followPage(playing: Playing, sender: chrome.runtime.MessageSender): Promise<PageOrder> {
  const { tab, frameId = 0 } = sender;
  if (tab?.id === undefined) return { kind: "stay-quiet" };
  const watches = await readWatches();
  // The whole tab is being followed already: asking twice would cost twice.
  const isFollowed = watches.some(({ tabId, source, ended }) => tabId === tab.id && source.kind === "tab" && !ended);
  if (isFollowed) return { kind: "stay-quiet" };
  const videoId = videoIdOf(playing.address, playing.durationSeconds ?? Number.POSITIVE_INFINITY);
  const isHere = ({ tabId, source }: Watch) => tabId === tab.id && source.kind === "page" && source.frameId === frameId;
  const same = watches.find((watch) => isHere(watch) && isSameVideo(watch, videoId, playing.address));
  for (const other of watches) if (other !== same && isHere(other) && !other.ended) await end(other.watchId, null);
  const watch = same
    ? await keeper.take(same.watchId, { kind: "resumed" })
    : await beginPage(playing, videoId, tab, frameId);
  if (!watch) return { kind: "stay-quiet" };
  if (!(await expectPage({ watchId: watch.watchId, known: knownRanges(watch) }))) {
    await end(watch.watchId, "engine-failed");
    return { kind: "stay-quiet" };
  }
  await showChip(watch);
  return { kind: "send", portName: PORT_PREFIX + watch.watchId };
}

/** A document that is just closing, or not yet loaded, does not answer: asked again, so often and after so long, ms. */
const MOST_ASKED = 10;
const ASK_AGAIN_AFTER_MS = 200;

/** @returns whether the offscreen document expects the page's sound. */
async function expectPage(order: FollowOrder): Promise<boolean> {
  for (let asked = 1; ; asked++) {
    try {
      await openOffscreen();
      await send("follow-page", { order, parts: engineParts });
      return true;
    } catch (error) {
      if (asked === MOST_ASKED) {
        console.error("Nobody takes the page's sound.", error);
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    }
  }
}

const isSameVideo = ({ source }: Watch, videoId: string | null, address: string): boolean =>
  source.kind === "page" && (videoId ? source.videoId === videoId : source.address === address);

async function beginPage(
  { address, title, declared, durationSeconds, seconds }: Playing,
  videoId: string | null,
  tab: chrome.tabs.Tab,
  frameId: number,
): Promise<Watch> {
  const { serverUrl } = await readSettings();
  const isKept = videoId !== null && !tab.incognito;
  const [known, shared] = isKept
    ? await Promise.all([readVideo(videoId), askOthers(videoId, serverUrl)])
    : [undefined, NOTHING_SHARED];
  const watch: Watch = {
    ...newWatch(tab.id ?? -1, serverUrl),
    title: tab.title || title,
    source: { kind: "page", frameId, address, videoId, durationSeconds, declared },
    isPrivate: tab.incognito,
    heardSeconds: seconds,
    played: playOn([], seconds, Date.now()),
    isSilent: false,
    settled: known?.songs ?? [],
    shared: shared.songs,
    recordings: { ...shared.recordings, ...known?.recordings },
    judgements: known?.judgements ?? [],
  };
  await keeper.add(watch);
  return watch;
}

function newWatch(tabId: number, serverUrl: string): Omit<Watch, "title" | "source" | "isPrivate"> {
  return {
    watchId: crypto.randomUUID(),
    tabId,
    serverUrl,
    startedAtMs: Date.now(),
    settled: [],
    shared: [],
    pieces: [],
    recordings: {},
    judgements: [],
    heardSeconds: 0,
    played: playOn([], 0, Date.now()),
    isSilent: true,
    questions: 0,
    bytesSent: 0,
    searched: null,
    trouble: null,
    ended: null,
  };
}

/** What was heard before the end may still be asked about for so long, ms. */
const LAST_ANSWERS_WITHIN_MS = 10_000;

export async function answerQuestion({ watchId, bytes }: FollowQuestion): Promise<FollowAnswer> {
  const watch = await keeper.take(watchId, { kind: "asked" });
  if (!watch || isLongOver(watch)) return { kind: "stop" };
  const { serverUrl, isPrivate } = watch;
  const onSend = async (sent: number) => void (await keeper.take(watchId, { kind: "sent", bytes: sent }));
  try {
    const { verdict, source } = await recognise({ bytes: Uint8Array.from(bytes), serverUrl, isPrivate, onSend });
    const named = verdict.kind === "match" ? [verdict.match, ...verdict.candidates] : [];
    const recordings = named.map(({ recording }) => recording);
    await keeper.take(watchId, { kind: "answered", recordings, searched: searchedIn(verdict, source) });
    return { kind: "answer", answer: answerOf(verdict) };
  } catch (error) {
    await keeper.take(watchId, { kind: "troubled", code: troubleOf(error).code });
    return { kind: "trouble" };
  }
}

const isLongOver = ({ ended }: Watch): boolean => ended !== null && Date.now() - ended.atMs > LAST_ANSWERS_WITHIN_MS;

/** What need not be asked any more, or null when nobody follows. */
export async function takeReport(report: FollowReport): Promise<readonly Range[] | null> {
  const watch = await keeper.take(report.watchId, { kind: "reported", report, atMs: Date.now() });
  return watch && !watch.ended ? knownRanges(watch) : null;
}

export async function keepUnknown(passage: UnknownPassage): Promise<void> {
  const watch = (await readWatches()).find(({ watchId }) => watchId === passage.watchId);
  if (watch) await keepPassage(watch, passage);
}

/** A passage of the mystery box has its name: on the timeline too, if that is still there. */
export async function showFound(passage: MysteryPassage, match: Candidate): Promise<void> {
  const { recording } = match;
  await keeper.take(passage.watchId, { kind: "found", song: songOfPassage(passage, match), recording });
}

export async function notePlace(watchId: string, seconds: number): Promise<void> {
  await keeper.take(watchId, { kind: "placed", seconds, atMs: Date.now() });
}

export async function noteSilence(watchId: string, isSilent: boolean): Promise<void> {
  await keeper.take(watchId, { kind: "silence", isSilent });
}

export async function judge(watchId: string, judgement: Judgement): Promise<void> {
  await keeper.take(watchId, { kind: "judged", judgement });
}

export async function end(watchId: string, code: FailureCode | null): Promise<void> {
  await keeper.take(watchId, { kind: "ended", code, atMs: Date.now() });
}

/** What may still be told of it is told in vain. */
export const forget = (watchId: string): Promise<void> => keeper.forget(watchId);

export async function endWatchesOf(
  tabId: number,
  isMeant: (watch: Watch) => boolean,
  code?: FailureCode,
): Promise<void> {
  for (const watch of await readWatches()) {
    if (watch.tabId === tabId && !watch.ended && isMeant(watch)) await end(watch.watchId, code ?? null);
  }
}

/** A private window's tab is gone, and what was followed in it with it. */
export async function forgetPrivate(tabId: number): Promise<void> {
  for (const watch of await readWatches()) {
    if (watch.tabId !== tabId || !watch.isPrivate) continue;
    await end(watch.watchId, null);
    await forget(watch.watchId);
  }
}

/** "What was that so many seconds ago?" The timeline may know; else what the worker remembers is asked about. */
export async function rewind(watchId: string, secondsAgo: number): Promise<Rewound> {
  const watch = (await readWatches()).find((each) => each.watchId === watchId);
  if (!watch) return { kind: "forgotten" };
  const then = watch.heardSeconds - secondsAgo;
  const song = songsOf(watch).find(({ fromSeconds, untilSeconds }) => then >= fromSeconds && then <= untilSeconds);
  const recording = song && watch.recordings[song.recordingId];
  if (recording) return { kind: "known", recording };
  const bytes = await send("follow-rewind", { watchId, secondsAgo }).catch(() => null);
  if (!bytes) return { kind: "forgotten" };
  const { serverUrl, isPrivate } = watch;
  const onSend = async (sent: number) => void (await keeper.take(watchId, { kind: "sent", bytes: sent }));
  await keeper.take(watchId, { kind: "asked" });
  try {
    const { verdict } = await recognise({ bytes: Uint8Array.from(bytes), serverUrl, isPrivate, onSend });
    return { kind: "asked", verdict };
  } catch (error) {
    return { kind: "failed", code: troubleOf(error).code };
  }
}

/** Without its document nobody listens any more. */
export async function sweepWatches(): Promise<void> {
  if (await hasOffscreen()) return;
  for (const { watchId, ended } of await readWatches()) if (!ended) await end(watchId, "interrupted");
}

async function remember(watch: Watch): Promise<void> {
  const { source, isPrivate, recordings, judgements, title } = watch;
  if (isPrivate || source.kind !== "page" || !source.videoId) return;
  const songs = songsOf({ ...watch, shared: [] }).map((song) => ({ ...song, isGoingOn: false }));
  if (songs.length === 0 && judgements.length === 0) return;
  await keepVideo({ videoId: source.videoId, title, updatedAtMs: Date.now(), songs, recordings, judgements });
}
