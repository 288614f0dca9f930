import type { Stretch } from "@sonica/extension/src/follow.ts";
import { overlay } from "@sonica/extension/src/timeline/overlay.ts";
import { knownRanges, stretchesOf } from "@sonica/extension/src/timeline/stretches.ts";
import { tracksOf } from "@sonica/extension/src/timeline/tracks.ts";
import { chaptersOf } from "@sonica/shared/src/timeline/listing.ts";
import { describe, expect, it } from "vitest";

const song = (recordingId: string, fromSeconds: number, untilSeconds: number, more = {}): Stretch => ({
  kind: "song",
  recordingId,
  fromSeconds,
  untilSeconds,
  offsetSeconds: fromSeconds,
  speed: 1,
  pitchSemitones: 0,
  confidence: 1,
  isGoingOn: false,
  isJump: false,
  ...more,
});

const gap = (fromSeconds: number, untilSeconds: number): Stretch => ({
  kind: "gap",
  fromSeconds,
  untilSeconds,
  reason: "not-in-catalogue",
});

const brief = (stretches: readonly Stretch[]) =>
  stretches.map((each) => [each.kind === "song" ? each.recordingId : "-", each.fromSeconds, each.untilSeconds]);

describe("what is told now over what was told before", () => {
  it("keeps a name over nothing known", () => {
    expect(brief(overlay([song("a", 0, 30)], [gap(10, 20)]))).toEqual([["a", 0, 30]]);
  });

  it("joins a song that somebody sought back into", () => {
    expect(brief(overlay([song("a", 0, 30)], [song("a", 29, 45)]))).toEqual([["a", 0, 45]]);
  });

  it("keeps the same song at another place of it apart", () => {
    const again = song("a", 30, 45, { offsetSeconds: 0 });
    expect(brief(overlay([song("a", 0, 30)], [again]))).toEqual([
      ["a", 0, 30],
      ["a", 30, 45],
    ]);
  });

  it("puts the later name over the earlier, and leaves what it does not cover, at its own place", () => {
    const [before, now, after] = overlay([song("a", 0, 60)], [song("b", 20, 40)]);
    expect(brief([before, now, after])).toEqual([
      ["a", 0, 20],
      ["b", 20, 40],
      ["a", 40, 60],
    ]);
    expect(after.kind === "song" && after.offsetSeconds).toBe(40);
  });
});

describe("a timeline", () => {
  const watch = {
    settled: [song("a", 0, 30)],
    pieces: [{ pieceId: 1, stretches: [gap(30, 31), song("b", 31, 60)] }],
    shared: [song("c", 70, 90)],
    judgements: [],
  };

  it("shows what others found, but has it asked about all the same", () => {
    expect(brief(stretchesOf(watch))).toContainEqual(["c", 70, 90]);
    expect(knownRanges(watch)).toEqual([
      { fromSeconds: 0, untilSeconds: 30 },
      { fromSeconds: 31, untilSeconds: 60 },
    ]);
  });

  it("does not call the uncertainty of a border a gap", () => {
    expect(stretchesOf(watch).some(({ kind }) => kind === "gap")).toBe(false);
  });

  it("has a gap where a name was rejected, and does not ask there again", () => {
    const judgements = [{ recordingId: "b", fromSeconds: 31, untilSeconds: 60, isRight: false }];
    expect(brief(stretchesOf({ ...watch, judgements }))).toContainEqual(["-", 31, 60]);
    expect(knownRanges(watch)).toHaveLength(2);
  });
});

describe("chapters", () => {
  const recording = (title: string) => ({
    id: title,
    title: { latin: title },
    artists: [{ id: "x", name: { latin: "Meera" }, role: "singer" as const }],
    durationSeconds: 60,
  });
  const recordings = { a: recording("Raat"), b: recording("Two\nlines") };

  it("begin at 0:00, name long gaps and pass over short ones", () => {
    const stretches = [song("a", 0.4, 30), gap(30, 34), song("b", 34, 60), gap(60, 90), song("a", 90, 120)];
    expect(chaptersOf(tracksOf(stretches, recordings, "Unknown"))).toBe(
      ["0:00 Raat – Meera", "0:34 Two lines – Meera", "1:00 Unknown", "1:30 Raat – Meera"].join("\n"),
    );
  });

  it("do not give the first song what was played before we listened", () => {
    expect(chaptersOf(tracksOf([song("a", 40, 60)], recordings, "Unknown"))).toBe("0:00 Unknown\n0:40 Raat – Meera");
  });
});
