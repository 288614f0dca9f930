// Searches on worker threads that share the segments.
import { SearchError } from "@sonica/cloud/src/catalogue/searcher.ts";
import { Searchers } from "@sonica/cloud/src/catalogue/searchers.ts";
import { MAX_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cut, randomConstellation } from "../shared/constellations.ts";
import { segmentBytes } from "../shared/segments.ts";

const recordings = Array.from({ length: 40 }, (_, i) => randomConstellation(i, 120));

/** In memory that threads share, as read-segment.ts leaves it. */
function shared(bytes: Uint8Array): Segment {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return Segment.from({ buffer, byteOffset: 0, byteLength: bytes.length });
}

const segment = shared(segmentBytes(recordings));
/** The most that can be asked: it keeps a thread busy for a while. */
const heavy = randomConstellation(99, 30, MAX_PEAKS_PER_SECOND);

const codeOf = async (search: Promise<unknown>): Promise<string> => {
  try {
    await search;
    return "answered";
  } catch (error) {
    if (error instanceof SearchError) return error.code;
    throw error;
  }
};

describe("Searches on worker threads", () => {
  let searchers: Searchers;
  beforeAll(() => {
    searchers = new Searchers({ threads: 2, mostWaiting: 64, deadlineMs: 30_000 });
    searchers.use([segment]);
  });
  afterAll(() => searchers.close());

  it("answer what a matcher in this thread answers, however many are asked at once", async () => {
    const matcher = new Matcher([segment]);
    const clips = recordings.slice(0, 12).map((recording, i) => cut(recording, 10 + i, 5));
    const answers = await Promise.all(clips.map((clip) => searchers.identify(clip)));
    for (const [i, clip] of clips.entries()) expect(answers[i]).toEqual(matcher.identify(clip));
  });

  it("explain what a matcher in this thread explains", async () => {
    const matcher = new Matcher([segment]);
    const clip = cut(recordings[3], 30, 5);
    const found = matcher.identify(clip);
    expect(await searchers.explain(clip, found)).toEqual(matcher.explain(clip, found));
  });

  it("leave this thread free, explanations too", async () => {
    const found = await searchers.identify(heavy);
    let longestMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => searchers.identify(heavy)));
    await Promise.all(Array.from({ length: 2 }, () => searchers.explain(heavy, found)));
    clearInterval(timer);
    expect(longestMs).toBeLessThan((performance.now() - started) / 2);
  });

  it("see new segments at once, and no longer those that are gone", async () => {
    const clip = cut(recordings[0], 20, 5);
    searchers.use([]);
    expect(await searchers.identify(clip)).toMatchObject({ kind: "unknown", candidates: [] });
    searchers.use([segment]);
    expect((await searchers.identify(clip)).candidates[0].recordingId).toBe(segment.recordingId(0));
  });

  it("refuse a segment that is damaged, with its code", async () => {
    const bytes = segmentBytes([recordings[0]]);
    bytes[bytes.length >> 1] ^= 1;
    const memory = { buffer: bytes.buffer, byteOffset: 0, byteLength: bytes.length };
    await expect(searchers.open(memory)).rejects.toMatchObject({ name: "SegmentError", code: "segment-corrupt" });
  });
});

describe("Too many searches", () => {
  it("are refused when no more may wait, and the others are answered", async () => {
    const searchers = new Searchers({ threads: 1, mostWaiting: 2, deadlineMs: 30_000 });
    searchers.use([segment]);
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(searchers.identify(heavy))));
    expect(codes).toEqual(["answered", "answered", "answered", "search-busy", "search-busy"]);
    expect(await codeOf(searchers.identify(heavy))).toBe("answered");
    await searchers.close();
  });

  it("end at the deadline, running or waiting, and the next ones are answered", async () => {
    const searchers = new Searchers({ threads: 1, mostWaiting: 9, deadlineMs: 30 });
    searchers.use([segment]);
    const codes = await Promise.all(Array.from({ length: 3 }, () => codeOf(searchers.identify(heavy))));
    expect(codes).toEqual(["search-timeout", "search-timeout", "search-timeout"]);
    await searchers.close();
  });
});
