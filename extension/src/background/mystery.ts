// Keeps what was not named, and asks about it again when an answer may have come within reach.

import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import browser from "webextension-polyfill";
import type { FailureCode } from "../failures.ts";
import { addPast } from "../storage/history.ts";
import { readLastClip } from "../storage/last-clip.ts";
import {
  changeMystery,
  keepMystery,
  type Mystery,
  type MysteryPassage,
  readMysteries,
  SHORTEST_MYSTERY_SECONDS,
  solveMystery,
} from "../storage/mystery.ts";
import { readPacks } from "../storage/packs.ts";
import type { Searched, Session } from "../storage/session.ts";
import { mayAskMatcher, readSettings } from "../storage/settings.ts";
import { askDevice } from "./device.ts";
import { matcherAt } from "./matcher.ts";
import { askNow, type World, waitAfter } from "./mystery-plan.ts";
import { type Recognised, recognise } from "./recognise.ts";
import { skyOf } from "./sky.ts";

const ALARM = "mystery";
const LOOK_EVERY_MINUTES = 10;

/** Asked about in one go; the others the next time. */
const MOST_AT_ONCE = 20;

const UNASKED: readonly FailureCode[] = [
  "device-slow",
  "matcher-unreachable",
  "matcher-slow",
  "matcher-starting",
  "matcher-failed",
];

/** A session ended: kept, if it heard enough and no answer was to be had. In a private window nothing is kept. */
export async function keepUnnamed(session: Session): Promise<void> {
  if (!isWorthKeeping(session) || session.heard.tab.isPrivate) return;
  const { heard } = session;
  const bytes = await readLastClip(heard.sessionId);
  if (!bytes || heard.heardSeconds < SHORTEST_MYSTERY_SECONDS) return;
  await keepForLater({
    id: heard.sessionId,
    bytes,
    heardAtMs: heard.firstSampleAtMs || heard.startedAtMs,
    heardSeconds: heard.heardSeconds,
    tabTitle: heard.tab.title,
    searched: session.kind === "unknown" ? session.searched : null,
  });
}

type Unnamed = Pick<Mystery, "id" | "bytes" | "heardAtMs" | "heardSeconds" | "tabTitle" | "passage"> & {
  readonly searched: Searched | null;
};

export async function keepForLater({ searched, ...unnamed }: Unnamed): Promise<void> {
  const isAsked = searched?.by === "server";
  await keepMystery({
    ...unnamed,
    why: isAsked ? "not-in-catalogue" : "unasked",
    searchedRecordings: isAsked ? searched.recordings : 0,
    packs: await packsNow(),
    tries: 0,
    nextAskAtMs: Date.now() + waitAfter(0),
  });
  await watchOver();
}

/** It was music and nobody knew it, or nobody answered. */
function isWorthKeeping(session: Session): session is Exclude<Session, { kind: "idle" }> {
  if (session.kind === "unknown") return session.reason === "not-in-catalogue";
  return session.kind === "failed" && UNASKED.includes(session.code);
}

/** Looks again from time to time for as long as the box holds anything. */
async function watchOver(): Promise<void> {
  const isEmpty = (await readMysteries()).length === 0;
  if (isEmpty) await browser.alarms.clear(ALARM);
  else if (!(await browser.alarms.get(ALARM))) browser.alarms.create(ALARM, { periodInMinutes: LOOK_EVERY_MINUTES });
}

/** What was heard in a followed tab or site has got its name. */
type OnPassageSolved = (passage: MysteryPassage, match: Candidate) => Promise<void>;
let onPassageSolved: OnPassageSolved = async () => {};

export function watchMysteries(onSolved: OnPassageSolved): void {
  onPassageSolved = onSolved;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void askAgain();
  });
}

let asking: Promise<void> | null = null;

/** Asks about what is due, or, when a person urges, about all; a call while one runs joins it. */
export function askAgain({ isUrged } = { isUrged: false }): Promise<void> {
  asking ??= askAll(isUrged)
    .catch((error: unknown) => console.error("The mystery box could not be asked about.", error))
    .finally(() => {
      asking = null;
    });
  return asking;
}

async function askAll(isUrged: boolean): Promise<void> {
  const mysteries = await readMysteries();
  if (mysteries.length === 0) return;
  const { serverUrl } = await readSettings();
  const serverRecordings = (await mayAskMatcher()) ? await recordingsOf(serverUrl) : null;
  const world: World = { serverRecordings, packs: await packsNow() };
  let asked = 0;
  for (const mystery of mysteries) {
    const urged = world.serverRecordings === null ? "device" : "server";
    const whom = isUrged ? urged : askNow(mystery, world, Date.now());
    if (whom === "nobody") continue;
    if (++asked > MOST_AT_ONCE) break;
    await ask(mystery, whom, serverUrl, world);
  }
  await watchOver();
}

async function ask(mystery: Mystery, whom: "device" | "server", serverUrl: string, world: World): Promise<void> {
  const bytes = new Uint8Array(mystery.bytes);
  let answer: Recognised | null;
  try {
    answer = whom === "device" ? await askDevice(bytes) : await recognise({ bytes, serverUrl, isPrivate: false });
  } catch {
    // Gone again: as if it had not been asked, but later.
    await changeMystery(mystery.id, later(mystery));
    return;
  }
  if (answer?.verdict.kind === "match") return solve(mystery, answer);
  const searched = whom === "server" ? { searchedRecordings: world.serverRecordings ?? 0 } : {};
  const why = whom === "server" ? { why: "not-in-catalogue" as const } : {};
  await changeMystery(mystery.id, { ...later(mystery), ...searched, ...why, packs: world.packs });
}

const later = ({ tries }: Mystery) => ({ tries: tries + 1, nextAskAtMs: Date.now() + waitAfter(tries + 1) });

async function solve({ id, heardAtMs, bytes, passage }: Mystery, { verdict, source }: Recognised): Promise<void> {
  if (verdict.kind !== "match") return;
  const { recording, offsetSeconds, speed, pitchSemitones, confidence } = verdict.match;
  const recordingId = recording.id;
  await addPast(
    [{ sessionId: id, recordingId, heardAtMs, offsetSeconds, speed, pitchSemitones, confidence, source: source.kind }],
    [{ recordingId, recording, sky: skyOf(new Uint8Array(bytes)) }],
  );
  await solveMystery({ id, recording, heardAtMs, solvedAtMs: Date.now() });
  if (passage) await onPassageSolved(passage, verdict.match);
}

async function recordingsOf(serverUrl: string): Promise<number | null> {
  try {
    const health = await matcherAt(serverUrl).health();
    return health.status === "ok" ? health.recordings : null;
  } catch {
    return null;
  }
}

/** Which packs can be asked, as one text to compare. */
async function packsNow(): Promise<string> {
  const ready = (await readPacks()).filter(({ state }) => state.kind === "ready");
  return ready
    .map(({ sha256 }) => sha256)
    .sort()
    .join(" ");
}
