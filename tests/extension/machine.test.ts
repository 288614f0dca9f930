// @vitest-environment node
import { type SessionEvent, step } from "@sonica/extension/src/background/machine.ts";
import { IDLE, type Session } from "@sonica/extension/src/storage/session.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { always } from "../shared/property.ts";
import { candidate, heard, matchVerdict, maybeVerdict, SERVER, SKY, unknownVerdict } from "./sessions.ts";

const run = (events: readonly SessionEvent[], from: Session = IDLE): Session => events.reduce(step, from);
const started: SessionEvent = { kind: "started", heard: heard() };
const asked: SessionEvent = { kind: "asked", heardSeconds: 1.02, firstSampleAtMs: 1_500 };
const sent: SessionEvent = { kind: "sent", bytes: 205 };
const answered = (verdict: Parameters<typeof matchVerdict>[0] | ReturnType<typeof unknownVerdict>, isLast = false) =>
  ({ kind: "answered", verdict, source: SERVER, sky: SKY, isLast }) as SessionEvent;
const troubled = (isFatal = false, isLast = false): SessionEvent => ({
  kind: "troubled",
  code: "matcher-unreachable",
  isFatal,
  isLast,
});

describe("a listening session", () => {
  it("stops at the first confident answer, with what was heard and sent", () => {
    const session = run([started, asked, sent, answered(unknownVerdict()), asked, sent, answered(matchVerdict())]);
    expect(session).toMatchObject({
      kind: "match",
      match: candidate(),
      sky: SKY,
      isSeen: false,
      heard: { questions: 2, bytesSent: 410, firstSampleAtMs: 1_500 },
    });
  });

  it("goes on after an unknown and a maybe", () => {
    expect(run([started, asked, answered(unknownVerdict())]).kind).toBe("listening");
    expect(run([started, asked, answered(maybeVerdict(candidate({ confidence: 0.6 })))]).kind).toBe("listening");
  });

  it("keeps the surest maybe to the end", () => {
    const [weak, strong] = [candidate({ confidence: 0.5 }), candidate({ confidence: 0.7, offsetSeconds: 9 })];
    const session = run([
      started,
      asked,
      answered(maybeVerdict(strong)),
      answered(maybeVerdict(weak)),
      answered(unknownVerdict(), true),
    ]);
    expect(session).toMatchObject({ kind: "maybe", candidates: [strong] });
  });

  it("ends unknown with the last reason when the last answer names nothing", () => {
    const session = run([
      started,
      asked,
      answered(unknownVerdict("too-short")),
      answered(unknownVerdict("no-music"), true),
    ]);
    expect(session).toMatchObject({ kind: "unknown", reason: "no-music", searched: { by: "server", recordings: 24 } });
  });

  it("ends unknown with whom it asked last, and among how many songs", () => {
    const onDevice = { ...answered(unknownVerdict()), source: { kind: "device" } } as SessionEvent;
    const end: SessionEvent = { kind: "deadline", sky: SKY };
    expect(run([started, asked, onDevice, end])).toMatchObject({ searched: { by: "device", recordings: 24 } });
    expect(run([started, asked, onDevice, answered(unknownVerdict()), end])).toMatchObject({
      searched: { by: "server" },
    });
  });

  it("forgives one question without an answer, not two in a row once enough was heard to ask about later", () => {
    expect(run([started, asked, troubled()]).kind).toBe("listening");
    expect(run([started, asked, troubled(), troubled(), troubled()]).kind).toBe("listening");
    const askedLate: SessionEvent = { kind: "asked", heardSeconds: 6.01, firstSampleAtMs: 1_500 };
    expect(run([started, askedLate, troubled()]).kind).toBe("listening");
    expect(run([started, asked, troubled(), answered(unknownVerdict()), troubled()]).kind).toBe("listening");
    expect(run([started, asked, troubled(), askedLate, troubled()])).toMatchObject({
      kind: "failed",
      code: "matcher-unreachable",
    });
  });

  it("fails at once when asking again is in vain", () => {
    expect(run([started, asked, troubled(true)])).toMatchObject({ kind: "failed" });
  });

  it("shows a maybe rather than the trouble with the last question", () => {
    expect(run([started, asked, answered(maybeVerdict(candidate())), troubled(false, true)]).kind).toBe("maybe");
  });

  it("says at the deadline what kept it from an answer", () => {
    const deadline: SessionEvent = { kind: "deadline", sky: SKY };
    expect(run([started, deadline])).toMatchObject({ kind: "failed", code: "capture-stalled" });
    expect(run([started, asked, deadline])).toMatchObject({ kind: "failed", code: "matcher-slow" });
    expect(run([started, asked, troubled(), deadline])).toMatchObject({ kind: "failed", code: "matcher-unreachable" });
    expect(run([started, asked, answered(unknownVerdict()), deadline])).toMatchObject({ kind: "unknown" });
  });

  it("is gone when cancelled, and only while listening", () => {
    expect(run([started, { kind: "cancelled" }])).toEqual(IDLE);
    expect(run([started, answered(matchVerdict()), { kind: "cancelled" }]).kind).toBe("match");
  });

  it("turns a maybe into the match that a person picks, and into nothing else", () => {
    const maybe = run([started, asked, answered(maybeVerdict(candidate()), true)]);
    expect(maybe.kind).toBe("maybe");
    const picked = step(maybe, { kind: "confirmed", recordingId: candidate().recording.id });
    expect(picked).toMatchObject({ kind: "match", isConfirmed: true, isSeen: true });
    expect(step(maybe, { kind: "confirmed", recordingId: "another" })).toBe(maybe);
  });

  it("is past once its end was seen and the popup opens again", () => {
    const ended = run([started, answered(matchVerdict())]);
    expect(step(ended, { kind: "reopened" })).toBe(ended);
    expect(run([{ kind: "seen" }, { kind: "reopened" }], ended)).toEqual(IDLE);
  });

  it("never leaves an end but for a new start, whatever events come late", () => {
    const late = fc.constantFrom(asked, answered(unknownVerdict()), answered(matchVerdict()), troubled(true), {
      kind: "deadline",
      sky: SKY,
    } as SessionEvent);
    const ended = run([started, { kind: "failed", code: "tab-closed" }]);
    always(
      fc.property(fc.array(late), (events) => run(events, ended) === ended),
      { seed: 7 },
    );
  });
});
