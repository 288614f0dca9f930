// Sessions and answers for the tests, one word each.

import type { AnswerSource, Heard, Sky } from "@sonica/extension/src/storage/session.ts";
import { toCandidate } from "@sonica/shared/src/api/candidate.ts";
import type { Candidate, Recording, Verdict } from "@sonica/shared/src/api/contract.ts";

export const SERVER: AnswerSource = { kind: "server" };

export const SKY: Sky = { times: [0, 40, 90, 130], steps: [100, 700, 300, 900], tiers: [0, 1, 0, 2] };

export const recording = (more: Partial<Recording> = {}): Recording => ({
  id: "5c1a0000-0000-4000-8000-000000000001",
  title: { devanagari: "केसरिया धूप", latin: "Kesariya Dhoop" },
  artists: [
    {
      id: "5c1a0000-0000-4000-8000-000000000002",
      name: { devanagari: "अनुष्का रावल", latin: "Anushka Raval" },
      role: "singer",
    },
  ],
  language: "hi",
  durationSeconds: 300,
  ...more,
});

/** Alteration, phrase and tempo follow from speed and pitch unless they are given. */
export const candidate = ({ recording: row = recording(), ...more }: Partial<Candidate> = {}): Candidate => ({
  ...toCandidate(
    {
      recordingId: row.id,
      offsetSeconds: 60,
      speed: 1,
      pitchSemitones: 0,
      confidence: 0.99,
      confidenceAlone: 0.99,
      contestedBy: [],
      score: 40,
      matchedPeaks: 100,
      comparedPeaks: 120,
      heard: { fromSeconds: 0, untilSeconds: 4 },
      margins: { offsetSeconds: 0.01, speed: 0.001, pitchSemitones: 0.05 },
      ...more,
    },
    row,
  ),
  ...more,
});

export const heard = (more: Partial<Heard> = {}): Heard => ({
  sessionId: "session-1",
  tab: { id: 7, title: "A tab", isPrivate: false },
  serverUrl: "http://127.0.0.1:8417",
  startedAtMs: 1_000,
  firstSampleAtMs: 0,
  heardSeconds: 0,
  questions: 0,
  bytesSent: 0,
  ...more,
});

const asked = { heardSeconds: 1, searchedRecordings: 24, elapsedMs: 2 };

export const matchVerdict = (match = candidate()): Verdict => ({ kind: "match", match, candidates: [match], ...asked });
export const maybeVerdict = (...candidates: Candidate[]): Verdict => ({ kind: "maybe", candidates, ...asked });
export const unknownVerdict = (
  reason: Extract<Verdict, { kind: "unknown" }>["reason"] = "not-in-catalogue",
): Verdict => ({
  kind: "unknown",
  reason,
  ...asked,
});
