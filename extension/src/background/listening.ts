// What the background does for each message. All it knows lies in storage: it may be killed after any line.

import type { FailureCode } from "../failures.ts";
import { lendsTabs } from "../hearing-permission.ts";
import type { Opened, Question, ServerTest } from "../messages.ts";
import type { Blocked } from "../page-messages.ts";
import { announceShelfChange } from "../shelf-channel.ts";
import { keepCorrection } from "../storage/corrections.ts";
import { addHearing, deleteHearing } from "../storage/history.ts";
import { forgetLastClip, readLastClip, writeLastClip } from "../storage/last-clip.ts";
import type { Matched, Session, Sky } from "../storage/session.ts";
import { readSession } from "../storage/session-store.ts";
import { parseServerUrl, readSettings } from "../storage/settings.ts";
import { readWatches } from "../storage/watch-store.ts";
import { showBadge } from "./badge.ts";
import { startCapture, stopCapture } from "./capture.ts";
import { matcherAt } from "./matcher.ts";
import { askAgain, keepUnnamed } from "./mystery.ts";
import { hasOffscreen } from "./offscreen-document.ts";
import { recognise } from "./recognise.ts";
import { SessionKeeper } from "./session-keeper.ts";
import { skyOf } from "./sky.ts";
import { isCrashed, obstacleOf, readTab, type Tab, viewOf } from "./tabs.ts";
import { troubleOf } from "./trouble.ts";

/** A listening session older than this has lost its offscreen document and its deadline with it, ms. */
const LOST_AFTER_MS = 27_000;

/** An offscreen document is there this long after a start even on a busy machine, ms. */
const STARTED_WITHIN_MS = 10_000;

const NO_SKY: Sky = { times: [], steps: [], tiers: [] };

const keeper = new SessionKeeper(async (before, after) => {
  if (after.kind === "match" && before.kind !== "match") void remember(after);
  if (before.kind === "listening") void keepUnnamed(after);
  await showBadge(after);
  if (before.kind === "listening" && after.kind !== "listening") void stopCapture();
});

export async function open(tabId: number): Promise<Opened> {
  await sweep();
  const session = await keeper.take({ kind: "reopened" });
  const found = await readTab(tabId);
  const tab = viewOf(found);
  if (session.kind !== "idle" && session.heard.tab.id === tabId) return { tab, obstacle: null };
  const isFollowed = (await readWatches()).some((watch) => watch.tabId === tabId && !watch.ended);
  if (isFollowed) return { tab, obstacle: { kind: "followed" } };
  const obstacle = obstacleOf(found, session);
  if (!obstacle) void capture(found, await begin(found));
  return { tab, obstacle };
}

export async function listen(tabId: number): Promise<void> {
  const tab = await readTab(tabId);
  await capture(tab, await begin(tab));
}

/** A new session, stored before anything is heard; answers its id. */
async function begin(tab: Tab): Promise<string> {
  await cancel();
  const { serverUrl } = await readSettings();
  const sessionId = crypto.randomUUID();
  await keeper.take({
    kind: "started",
    heard: {
      sessionId,
      tab: { id: tab.id, title: tab.title, isPrivate: tab.isPrivate },
      serverUrl,
      startedAtMs: Date.now(),
      firstSampleAtMs: 0,
      heardSeconds: 0,
      questions: 0,
      bytesSent: 0,
    },
  });
  return sessionId;
}

async function capture({ id, isMuted }: Tab, sessionId: string): Promise<void> {
  const refusal = await startCapture(sessionId, id, isMuted);
  if (refusal) await fail(sessionId, refusal);
}

export async function cancel(): Promise<void> {
  await keeper.take({ kind: "cancelled" });
}

export async function markSeen(sessionId: string): Promise<void> {
  await keeper.take({ kind: "seen" }, sessionId);
}

export async function confirm(sessionId: string, recordingId: string): Promise<void> {
  await keeper.take({ kind: "confirmed", recordingId }, sessionId);
}

/** "Not this song": out of the history, and not named again for what was heard. */
export async function reject(sessionId: string, recordingId: string): Promise<void> {
  const bytes = await readLastClip(sessionId);
  const session = await keeper.take({ kind: "rejected", recordingId }, sessionId);
  if (session.kind === "idle" || session.heard.tab.isPrivate) return;
  await deleteHearing(sessionId);
  if (bytes) await keepCorrection({ id: crypto.randomUUID(), recordingId, bytes, atMs: Date.now() });
  announceShelfChange();
}

async function fail(sessionId: string, code: FailureCode): Promise<void> {
  await keeper.take({ kind: "failed", code }, sessionId);
}

/** No more is heard. Who hears cannot tell a silent tab from one that crashed in silence. */
export async function stopped(sessionId: string, code: FailureCode): Promise<void> {
  const session = await readSession();
  const isCrash = code === "tab-silent" && session.kind !== "idle" && (await isCrashed(session.heard.tab.id));
  await fail(sessionId, isCrash ? "tab-crashed" : code);
}

/** The tab that is listened to gives no more sound, if it is this one. */
export async function loseTab(tabId: number, code: "tab-closed" | "tab-crashed"): Promise<void> {
  const session = await readSession();
  if (session.kind !== "listening" || session.heard.tab.id !== tabId) return;
  await fail(session.heard.sessionId, code);
}

/** A page's player gives us nothing: the end of listening where there is no other way to its sound. */
export async function refusePlayer(tabId: number, reason: Blocked): Promise<void> {
  const session = await readSession();
  if (lendsTabs() || session.kind !== "listening" || session.heard.tab.id !== tabId) return;
  await fail(session.heard.sessionId, `player-${reason}`);
}

export async function forgetSession(sessionId: string): Promise<void> {
  await keeper.take({ kind: "forgotten" }, sessionId);
  await forgetLastClip();
}

export async function giveUp(sessionId: string): Promise<void> {
  await keeper.take({ kind: "deadline", sky: NO_SKY }, sessionId);
}

export async function identify(question: Question): Promise<"go-on" | "stop"> {
  const { sessionId, heardSeconds, firstSampleAtMs, isLast } = question;
  const bytes = Uint8Array.from(question.bytes);
  const session = await keeper.take({ kind: "asked", heardSeconds, firstSampleAtMs }, sessionId);
  if (session.kind !== "listening" || session.heard.sessionId !== sessionId) return "stop";
  const { serverUrl, tab } = session.heard;
  await writeLastClip(sessionId, bytes);
  const onSend = async (sent: number) => void (await keeper.take({ kind: "sent", bytes: sent }, sessionId));
  try {
    const { verdict, source } = await recognise({ bytes, serverUrl, isPrivate: tab.isPrivate, onSend });
    // It answers: what waited for that is asked about as well.
    if (source.kind === "server" && verdict.kind === "match") void askAgain();
    await keeper.take({ kind: "answered", verdict, source, sky: skyOf(bytes), isLast }, sessionId);
  } catch (error) {
    await keeper.take({ kind: "troubled", ...troubleOf(error), isLast }, sessionId);
  }
  const after = await readSession();
  return after.kind === "listening" && after.heard.sessionId === sessionId ? "go-on" : "stop";
}

export async function testServer(typed: string): Promise<ServerTest> {
  const serverUrl = parseServerUrl(typed);
  if (!serverUrl) return { kind: "failed", code: "server-address" };
  try {
    const health = await matcherAt(serverUrl).health();
    if (health.status !== "ok") return { kind: "failed", code: "matcher-starting" };
    return { kind: "ready", recordings: health.recordings, version: health.version };
  } catch (error) {
    return { kind: "failed", code: troubleOf(error).code };
  }
}

/** Puts right what a killed worker or document left behind; gives the session as it then is. */
export async function sweep(): Promise<Session> {
  const session = await readSession();
  const isRecording = await hasOffscreen();
  if (session.kind !== "listening") {
    if (isRecording) await stopCapture();
    if (session.kind === "match" && !session.isSeen) await remember(session);
    return session;
  }
  const age = Date.now() - session.heard.startedAtMs;
  const isLost = age > LOST_AFTER_MS || (!isRecording && age > STARTED_WITHIN_MS);
  if (isLost) await fail(session.heard.sessionId, "interrupted");
  return readSession();
}

/** Into the history, unless the song was heard in a private window. Done twice, it is still there once. */
async function remember({ heard, match, source, sky }: Matched): Promise<void> {
  if (heard.tab.isPrivate) return;
  const { recording, offsetSeconds, speed, pitchSemitones, confidence } = match;
  await addHearing(
    {
      sessionId: heard.sessionId,
      recordingId: recording.id,
      heardAtMs: heard.firstSampleAtMs || heard.startedAtMs,
      offsetSeconds,
      speed,
      pitchSemitones,
      confidence,
      source: source.kind,
    },
    { recordingId: recording.id, recording, sky },
  );
}
