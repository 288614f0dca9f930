// The listening session as a pure machine: a session and what happened to it in, the next session out.
import type { Candidate, Verdict } from "@sonica/shared/src/api/contract.ts";
import type { FailureCode } from "../failures.ts";
import {
  type AnswerSource,
  type Heard,
  IDLE,
  type Listening,
  type Session,
  type Sky,
  searchedIn,
} from "../storage/session.ts";

export type SessionEvent =
  | { readonly kind: "started"; readonly heard: Heard }
  | {
      readonly kind: "asked";
      readonly heardSeconds: number;
      readonly firstSampleAtMs: number;
    }
  /** A question goes to the server: so many bytes leave this device. */
  | { readonly kind: "sent"; readonly bytes: number }
  | {
      readonly kind: "answered";
      readonly verdict: Verdict;
      readonly source: AnswerSource;
      readonly sky: Sky;
      readonly isLast: boolean;
    }
  /** A question got no answer; `isFatal` when asking again cannot help. */
  | { readonly kind: "troubled"; readonly code: FailureCode; readonly isFatal: boolean; readonly isLast: boolean }
  | { readonly kind: "deadline"; readonly sky: Sky }
  | { readonly kind: "failed"; readonly code: FailureCode }
  | { readonly kind: "confirmed"; readonly recordingId: string }
  /** The person says that it is not this song. */
  | { readonly kind: "rejected"; readonly recordingId: string }
  | { readonly kind: "seen" }
  /** Its tab was in a private window and is gone: so is what was heard in it. */
  | { readonly kind: "forgotten" }
  /** A popup opens anew: an end that was seen before is past. */
  | { readonly kind: "reopened" }
  | { readonly kind: "cancelled" };

/** This many questions in a row without an answer end the session: once may be a hiccup. */
const TROUBLES_TO_FAIL = 2;

/** And not before so much was heard: enough to be asked about later, when the server answers again, seconds. */
const WORTH_KEEPING_SECONDS = 6;

export function step(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case "started":
      return {
        kind: "listening",
        heard: event.heard,
        maybe: [],
        maybeSource: { kind: "server" },
        searched: null,
        lastReason: null,
        trouble: null,
        troubles: 0,
      };
    case "confirmed":
      return confirm(session, event.recordingId);
    case "rejected":
      return reject(session, event.recordingId);
    case "seen":
      return "isSeen" in session && !session.isSeen ? { ...session, isSeen: true } : session;
    case "reopened":
      return "isSeen" in session && session.isSeen ? IDLE : session;
    case "forgotten":
      return IDLE;
    case "cancelled":
      return session.kind === "listening" ? IDLE : session;
    default:
      return session.kind === "listening" ? stepListening(session, event) : session;
  }
}

type ListeningEvent = Extract<
  SessionEvent,
  { kind: "asked" | "sent" | "answered" | "troubled" | "deadline" | "failed" }
>;

function stepListening(listening: Listening, event: ListeningEvent): Session {
  const { heard } = listening;
  switch (event.kind) {
    case "asked":
      return {
        ...listening,
        heard: {
          ...heard,
          heardSeconds: event.heardSeconds,
          firstSampleAtMs: event.firstSampleAtMs,
          questions: heard.questions + 1,
        },
      };
    case "sent":
      return { ...listening, heard: { ...heard, bytesSent: heard.bytesSent + event.bytes } };
    case "answered": {
      if (event.verdict.kind === "match") {
        const { match } = event.verdict;
        return { kind: "match", heard, match, source: event.source, sky: event.sky, isConfirmed: false, isSeen: false };
      }
      const next = weigh(listening, event.verdict, event.source);
      return event.isLast ? conclude(next, event.sky) : next;
    }
    case "troubled": {
      const next = { ...listening, trouble: event.code, troubles: listening.troubles + 1 };
      const isVain = next.troubles >= TROUBLES_TO_FAIL && heard.heardSeconds >= WORTH_KEEPING_SECONDS;
      if (event.isFatal || isVain) return fail(heard, event.code);
      return event.isLast ? conclude(next, { times: [], steps: [], tiers: [] }) : next;
    }
    case "deadline":
      return conclude(listening, event.sky);
    case "failed":
      return fail(heard, event.code);
  }
}

/** Takes an answer that settles nothing yet into account: of several maybes the surest is kept. */
function weigh(listening: Listening, verdict: Exclude<Verdict, { kind: "match" }>, source: AnswerSource): Listening {
  const answered = { ...listening, trouble: null, troubles: 0, searched: searchedIn(verdict, source) };
  if (verdict.kind === "unknown") return { ...answered, lastReason: verdict.reason };
  const { candidates } = verdict;
  return isSurer(candidates, listening.maybe) ? { ...answered, maybe: candidates, maybeSource: source } : answered;
}

const isSurer = (now: readonly Candidate[], before: readonly Candidate[]): boolean =>
  (now[0]?.confidence ?? 0) >= (before[0]?.confidence ?? 0);

/** Time is up: the best we know. */
function conclude(listening: Listening, sky: Sky): Session {
  const { heard, maybe, maybeSource, trouble, lastReason, searched } = listening;
  if (maybe.length > 0) return { kind: "maybe", heard, candidates: maybe, source: maybeSource, sky, isSeen: false };
  if (trouble) return fail(heard, trouble);
  if (heard.questions === 0) return fail(heard, "capture-stalled");
  if (!lastReason) return fail(heard, "matcher-slow");
  return { kind: "unknown", heard, reason: lastReason, searched, sky, isSeen: false };
}

function confirm(session: Session, recordingId: string): Session {
  if (session.kind !== "maybe") return session;
  const match = session.candidates.find((candidate) => candidate.recording.id === recordingId);
  if (!match) return session;
  const { heard, source, sky } = session;
  return { kind: "match", heard, match, source, sky, isConfirmed: true, isSeen: true };
}

/** What is left of a match that was none. */
function reject(session: Session, recordingId: string): Session {
  if (session.kind !== "match" || session.match.recording.id !== recordingId) return session;
  const { heard, sky } = session;
  return { kind: "unknown", heard, reason: "not-in-catalogue", searched: null, sky, isSeen: true };
}

const fail = (heard: Heard, code: FailureCode): Session => ({ kind: "failed", heard, code, isSeen: false });
