// Fixed data for every screen: invented songs, long titles among them.

import type { Heard, Session, Sky } from "@sonica/extension/src/storage/session.ts";
import type { Watch } from "@sonica/extension/src/storage/watch.ts";
import type { Artist, Candidate, Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import { candidate as candidateLike } from "../sessions.ts";

const id = (n: number) => `5c1a0000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const artist = (n: number, devanagari: string, latin: string, role: Artist["role"] = "singer"): Artist => ({
  id: id(900 + n),
  name: { devanagari, latin },
  role,
});

export const SONGS: Recording[] = [
  {
    id: id(1),
    title: {
      devanagari: "चाँदनी रात में झूमे रे मनवा बावरा, सावन की पहली बूँद के संग",
      latin: "Chaandni Raat Mein Jhoome Re Manva Baavra, Saawan Ki Pehli Boond Ke Sang",
    },
    artists: [
      artist(1, "मृणालिनी देशपांडे", "Mrinalini Deshpande"),
      artist(2, "इक़बाल श्रीवास्तव", "Iqbal Shrivastava"),
      artist(3, "पं. विश्वेश्वर त्रिपाठी", "Pt. Vishweshwar Tripathi", "composer"),
    ],
    album: {
      id: id(801),
      name: { devanagari: "सावन के झूले", latin: "Saawan Ke Jhoole" },
      kind: "film",
      year: 1998,
      label: "Tarang Sangeet",
    },
    language: "hi",
    durationSeconds: 341,
  },
  {
    id: id(2),
    title: { devanagari: "पियवा गइले कलकतवा", latin: "Piyva Gaile Kalkatva" },
    artists: [artist(4, "सुगना कुमारी", "Sugna Kumari"), artist(5, "रामधनी यादव", "Ramdhani Yadav", "composer")],
    album: { id: id(802), name: { devanagari: "पुरबी बयार", latin: "Purbi Bayaar" }, kind: "album", year: 2021 },
    language: "bho",
    durationSeconds: 268,
  },
  {
    id: id(3),
    title: { latin: "Neon Monsoon" },
    artists: [artist(6, "द लैंप पोस्ट", "The Lamp Post", "performer")],
    language: "en",
    durationSeconds: 214,
  },
  {
    id: id(4),
    title: { devanagari: "केसरिया धूप", latin: "Kesariya Dhoop" },
    artists: [artist(7, "अनुष्का रावल", "Anushka Raval")],
    album: { id: id(803), name: { devanagari: "आँगन", latin: "Aangan" }, kind: "film", year: 2014 },
    language: "hi",
    durationSeconds: 301,
  },
];

const candidate = (n: number, more: Partial<Candidate> = {}): Candidate =>
  candidateLike({ recording: SONGS[n], offsetSeconds: 104.6, confidence: 0.999, ...more });

/** The states that live in a session; idle, silent and the pages beside it are reached as a person reaches them. */
export function sessionStates(tabId: number, sky: Sky, nowMs: number): Record<string, Session> {
  const heard: Heard = {
    sessionId: id(700),
    tab: { id: tabId, title: "सावन के सदाबहार गीत: मधुर गीतों की एक लंबी शाम", isPrivate: false },
    serverUrl: "http://127.0.0.1:8417",
    startedAtMs: nowMs,
    firstSampleAtMs: nowMs,
    heardSeconds: 2.03,
    questions: 3,
    bytesSent: 901,
  };
  const long = { ...heard, heardSeconds: 12.03, questions: 9, bytesSent: 9340 };
  const end = { isSeen: false, sky, source: { kind: "server" } } as const;
  return {
    listening: {
      kind: "listening",
      heard,
      maybe: [],
      maybeSource: { kind: "server" },
      searched: { by: "server", recordings: 24 },
      lastReason: "not-in-catalogue",
      trouble: null,
      troubles: 0,
    },
    "match-long": { kind: "match", heard, match: candidate(0), isConfirmed: false, ...end },
    "match-altered": {
      kind: "match",
      heard: long,
      match: candidate(1, { speed: 1.25, pitchSemitones: 3.86, confidence: 0.97 }),
      isConfirmed: false,
      ...end,
    },
    "match-latin": { kind: "match", heard, match: candidate(2, { confidence: 0.9 }), isConfirmed: false, ...end },
    maybe: {
      kind: "maybe",
      heard: long,
      candidates: [
        candidate(0, { confidence: 0.62 }),
        candidate(3, { confidence: 0.31, offsetSeconds: 0.2 }),
        candidate(1, { confidence: 0.2, speed: 0.85, pitchSemitones: -2.8, offsetSeconds: 31 }),
      ],
      ...end,
    },
    unknown: {
      kind: "unknown",
      heard: long,
      reason: "not-in-catalogue",
      searched: { by: "server", recordings: 24_310 },
      ...end,
    },
    "unknown-on-device": {
      kind: "unknown",
      heard: { ...long, bytesSent: 0 },
      reason: "not-in-catalogue",
      searched: { by: "device", recordings: 1954 },
      ...end,
    },
    "unknown-no-music": {
      kind: "unknown",
      heard: long,
      reason: "no-music",
      searched: { by: "server", recordings: 24_310 },
      ...end,
    },
    "failed-unreachable": { kind: "failed", heard, code: "matcher-unreachable", isSeen: false },
    "failed-silent": { kind: "failed", heard, code: "tab-silent", isSeen: false },
  };
}

/** Rows for the history: the newest first, one song heard more than once. */
export function historyRows(skies: readonly Sky[], nowMs: number) {
  const minutesAgo = [3, 55, 60 * 26, 60 * 75];
  const songs = SONGS.map((recording, i) => ({ recordingId: recording.id, recording, sky: skies[i % skies.length] }));
  const hearing = (song: number, time: number) => ({
    sessionId: `${song}-${time}`,
    recordingId: SONGS[song].id,
    heardAtMs: nowMs - (minutesAgo[song] + 70 * time) * 60_000,
    offsetSeconds: 47 * (song + 1),
    speed: 1,
    pitchSemitones: 0,
    confidence: 0.99,
    order: nowMs - (minutesAgo[song] + 70 * time) * 60_000,
  });
  return { songs, hearings: [hearing(0, 0), hearing(0, 1), hearing(0, 2), ...[1, 2, 3].map((n) => hearing(n, 0))] };
}

/** A mix that is being followed: songs, a gap, and one that goes on. */
export function watchOf(tabId: number, nowMs: number): Watch {
  const song = (n: number, fromSeconds: number, untilSeconds: number, more: Partial<Song> = {}): Song => ({
    kind: "song",
    recordingId: SONGS[n].id,
    fromSeconds,
    untilSeconds,
    isGoingOn: false,
    offsetSeconds: 0,
    speed: 1,
    pitchSemitones: 0,
    confidence: 0.99,
    isJump: false,
    ...more,
  });
  return {
    watchId: id(600),
    tabId,
    title: "सावन के सदाबहार गीत: मधुर गीतों की एक लंबी शाम",
    source: { kind: "tab" },
    isPrivate: false,
    serverUrl: "http://127.0.0.1:8417",
    startedAtMs: nowMs - 700_000,
    shared: [],
    settled: [
      song(0, 4, 215),
      { kind: "gap", reason: "no-music", fromSeconds: 215, untilSeconds: 260 },
      song(1, 260, 470, { speed: 1.25, pitchSemitones: 3.86 }),
      song(2, 470, 640, { isGoingOn: true }),
    ],
    pieces: [],
    recordings: Object.fromEntries(SONGS.map((recording) => [recording.id, recording])),
    judgements: [],
    heardSeconds: 700,
    played: [{ fromSeconds: 0, untilSeconds: 700, startedAtMs: nowMs - 700_000, lastAtMs: nowMs }],
    isSilent: false,
    questions: 41,
    bytesSent: 48_200,
    searched: null,
    trouble: null,
    ended: null,
  };
}
