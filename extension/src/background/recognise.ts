// One clip, one answer: this device first, then the server, unless the person wants nobody else to be asked.

import type { Candidate, Recording, Verdict } from "@sonica/shared/src/api/contract.ts";
import { announceShelfChange } from "../shelf-channel.ts";
import { keepRecent, touchRecent } from "../storage/recent.ts";
import type { AnswerSource } from "../storage/session.ts";
import { mayAskMatcher } from "../storage/settings.ts";
import { askDevice } from "./device.ts";
import { lyricsOf } from "./lyrics.ts";
import { matcherAt } from "./matcher.ts";
import { DeviceUnanswered } from "./trouble.ts";

export interface Recognised {
  readonly verdict: Verdict;
  readonly source: AnswerSource;
}

interface Asked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly serverUrl: string;
  /** In a private window nothing is written to disk. */
  readonly isPrivate: boolean;
  /** Called before anything leaves this device. */
  readonly onSend?: (bytes: number) => Promise<void>;
}

/** @throws ApiError when the server was needed and did not answer, DeviceUnanswered when nobody else may be asked. */
export async function recognise({ bytes, serverUrl, isPrivate, onSend }: Asked): Promise<Recognised> {
  const device = await askDevice(bytes);
  if (device?.verdict.kind === "match") {
    if (!isPrivate) await touchRecent(device.verdict.match.recording.id, Date.now());
    return device;
  }
  if (!(await mayAskMatcher())) {
    if (!device) throw new DeviceUnanswered();
    return device;
  }
  if (device?.isTooEarly) return device;
  try {
    await onSend?.(bytes.length);
    const answered = await matcherAt(serverUrl, isPrivate).identify(bytes);
    const verdict = withoutCorrected(answered, device?.notThese ?? []);
    if (verdict.kind === "match" && !isPrivate) void keepForDevice(verdict.match.recording, serverUrl);
    if (verdict.kind === "unknown" && device?.verdict.kind === "maybe") return device;
    return { verdict, source: { kind: "server" } };
  } catch (error) {
    if (device?.verdict.kind === "maybe") return device;
    throw error;
  }
}

/** Recordings the person said this is not are left out; with the best of them gone nothing is named outright. */
function withoutCorrected(verdict: Verdict, notThese: readonly string[]): Verdict {
  if (verdict.kind === "unknown" || notThese.length === 0) return verdict;
  const isLeft = ({ recording }: Candidate) => !notThese.includes(recording.id);
  const others = verdict.candidates.filter(isLeft);
  if (verdict.kind === "match" && isLeft(verdict.match)) return { ...verdict, candidates: others };
  const { heardSeconds, searchedRecordings, elapsedMs } = verdict;
  const asked = { heardSeconds, searchedRecordings, elapsedMs };
  if (others.length === 0) return { ...asked, kind: "unknown", reason: "not-in-catalogue" };
  return { ...asked, kind: "maybe", candidates: others };
}

/** Fetches the whole song's fingerprint and its lyrics, so that it is known here when it is heard again. */
async function keepForDevice(recording: Recording, serverUrl: string): Promise<void> {
  const namedAtMs = Date.now();
  try {
    if (await touchRecent(recording.id, namedAtMs)) return;
    const [constellation, lyrics] = await Promise.all([
      matcherAt(serverUrl).constellation(recording.id),
      recording.lyricsPath ? lyricsOf({ recordingId: recording.id, serverUrl, isPrivate: false }) : null,
    ]);
    await keepRecent({ recordingId: recording.id, recording, constellation, ...(lyrics && { lyrics }), namedAtMs });
    announceShelfChange();
  } catch (error) {
    // An older server has no such route; the song is asked for again next time, as ever.
    console.warn("The song's fingerprint could not be kept.", error);
  }
}
