// Submits what was listened to, when the person has connected a ListenBrainz account: songs that are followed by
// themselves, songs named by a click only by hand. All that waits lies in storage: this worker may be killed after any line.

import type { Recording } from "@sonica/shared/src/api/contract.ts";
import browser from "webextension-polyfill";
import { type ListenBrainz, listenBrainz } from "../storage/listenbrainz.ts";
import { addListen, nextListen, settleListen } from "../storage/listens.ts";
import type { Watch } from "../storage/watch.ts";
import { heardSongs, isListen } from "../timeline/heard-songs.ts";
import { nowOf } from "../timeline/now.ts";
import { trackOf } from "../track.ts";
import { AT_ONCE, type Pace, paceAfter } from "./listen-pace.ts";
import { type Submitted, submitPlayingNow, submitSingle } from "./listenbrainz.ts";

const ALARM = "listens";
const PACE = "listens-pace";
/** What was announced last of each watch; gone when the browser ends, as they are. */
const PLAYING = "listens-playing";

/** A shorter wait is waited out; an alarm wakes us after a longer one, ms. */
const WAITED_OUT_MS = 20_000;
/** The soonest an alarm comes, ms. */
const SOONEST_ALARM_MS = 30_000;

const trackFor = (recording: Recording) => trackOf(recording, browser.runtime.getManifest().version);

/** By hand: whatever was heard of it. */
export async function submitListen(recording: Recording, listenedAtMs: number): Promise<void> {
  const track = trackFor(recording);
  if (!track || !(await activeAccount())) return;
  await addListen({ recordingId: recording.id, listenedAtMs, track }, { isUrged: true });
  void sendListens();
}

let turn: Promise<void> = Promise.resolve();

/** Something that is followed has moved on. One after the other, or one song would be announced twice. */
export function scrobble(watch: Watch): Promise<void> {
  turn = turn
    .then(() => scrobbleNow(watch))
    .catch((error: unknown) => console.error("What was listened to could not be noted.", error));
  return turn;
}

async function scrobbleNow(watch: Watch): Promise<void> {
  if (watch.isPrivate) return;
  const account = await activeAccount();
  if (!account) return;
  let isAdded = false;
  for (const heard of heardSongs(watch)) {
    const recording = watch.recordings[heard.recordingId];
    if (!recording || heard.startedAtMs < account.connectedAtMs) continue;
    if (!isListen(heard, recording.durationSeconds)) continue;
    const track = trackFor(recording);
    const { recordingId, startedAtMs: listenedAtMs } = heard;
    if (track && (await addListen({ recordingId, listenedAtMs, track }))) isAdded = true;
  }
  if (isAdded) void sendListens();
  await tellPlaying(watch, account);
}

/** Once for each song that is named; what does not get through is not worth a second try. */
async function tellPlaying(watch: Watch, account: ListenBrainz): Promise<void> {
  const now = nowOf(watch);
  const recording = now.kind === "song" && watch.recordings[now.song.recordingId];
  const track = recording && trackFor(recording);
  if (!track) return;
  const told = ((await browser.storage.session.get(PLAYING))[PLAYING] ?? {}) as Readonly<Record<string, string>>;
  if (told[watch.watchId] === recording.id) return;
  const { notBeforeMs, isServersWish } = await readPace();
  if (isServersWish && Date.now() < notBeforeMs) return;
  await browser.storage.session.set({ [PLAYING]: { ...told, [watch.watchId]: recording.id } });
  void submitPlayingNow(account, track).then((submitted) => heedToken(submitted, account));
}

let sending: Promise<void> | null = null;

/** Sends what waits, as fast as the server likes it; a call while one runs joins it. */
export function sendListens({ isUrged } = { isUrged: false }): Promise<void> {
  sending ??= sendAll(isUrged)
    .catch((error: unknown) => console.error("Listens could not be sent.", error))
    .finally(() => {
      sending = null;
    });
  return sending;
}

async function sendAll(isUrged: boolean): Promise<void> {
  for (;;) {
    const [account, listen] = await Promise.all([activeAccount(), nextListen()]);
    if (!account || !listen) return void (await browser.alarms.clear(ALARM));
    const pace = await readPace();
    const waitMs = isUrged && !pace.isServersWish ? 0 : pace.notBeforeMs - Date.now();
    // Whatever happens to this worker: what waits is looked at again.
    browser.alarms.create(ALARM, { when: Date.now() + Math.max(SOONEST_ALARM_MS, waitMs) });
    if (waitMs > WAITED_OUT_MS) return;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const submitted = await submitSingle(account, listen.track, listen.listenedAtMs);
    if (submitted.kind !== "later") await settleListen(listen.id, submitted.kind === "taken" ? "sent" : submitted.kind);
    await browser.storage.session.set({ [PACE]: paceAfter(submitted, pace, Date.now()) });
    await heedToken(submitted, account);
    isUrged = false;
  }
}

/** Kept for as long as the browser runs: a new start may try at once. */
const readPace = async (): Promise<Pace> =>
  ((await browser.storage.session.get(PACE))[PACE] as Pace | undefined) ?? AT_ONCE;

/** Another server has wishes of its own. */
export const forgetPace = (): Promise<void> => browser.storage.session.set({ [PACE]: AT_ONCE });

async function activeAccount(): Promise<ListenBrainz | null> {
  const account = await listenBrainz.read();
  return account?.isRevoked ? null : account;
}

/** The settings say that the token is taken no more; until there is another nothing is sent. */
async function heedToken({ kind }: Submitted, { token }: ListenBrainz): Promise<void> {
  const account = await listenBrainz.read();
  if (kind === "token-refused" && account?.token === token) await listenBrainz.write({ ...account, isRevoked: true });
}

export function watchListens(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void sendListens();
  });
}
