import { checksum32 } from "@sonica/shared/src/fingerprint/checksum.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import {
  HEADER_BYTES,
  readSections,
  SegmentError,
  type SegmentSections,
  seal,
} from "@sonica/shared/src/match/segment-format.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, randomConstellation } from "../constellations.ts";
import { always } from "../property.ts";
import { segmentBytes } from "../segments.ts";

const whole = segmentBytes([randomConstellation(1, 3, 20), randomConstellation(2, 2, 20)]);

/** The code bytes are refused with; undefined when they are accepted. Anything else thrown passes through. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    Segment.from(bytes);
  } catch (error) {
    if (error instanceof SegmentError) return error.code;
    throw error;
  }
  return undefined;
}

/** Changed after its checksums were made, except the header's own, which is made to fit. */
function changed(change: (view: DataView) => void): Uint8Array {
  const copy = whole.slice();
  const view = new DataView(copy.buffer);
  change(view);
  view.setUint32(8, checksum32(copy.slice(12, HEADER_BYTES)), true);
  return copy;
}

/** Forged: every checksum fits what is there. */
function forged(change: (sections: SegmentSections) => void): Uint8Array {
  const copy = whole.slice();
  const { counts, layout, sections } = readSections(copy);
  change(sections);
  seal(copy, counts, layout);
  return copy;
}

describe("a damaged segment", () => {
  it("is accepted when it is not damaged", () => expect(refusal(whole)).toBeUndefined());

  it("is refused for every single flipped bit", () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = whole.slice();
      flipped[bit >> 3] ^= 1 << (bit & 7);
      const code = refusal(flipped);
      if (code === undefined) expect.fail(`bit ${bit} of byte ${bit >> 3} went unnoticed`);
    }
  });

  it("is refused for every truncation", () => {
    for (let length = 0; length < whole.length; length++) {
      const code = refusal(whole.subarray(0, length));
      if (code !== "segment-truncated") expect.fail(`${length} bytes: ${code}`);
    }
  });

  it("is refused when bytes were appended", () => {
    expect(refusal(Uint8Array.of(...whole, 0, 0, 0, 0, 0, 0, 0, 0))).toBe("segment-truncated");
  });

  it("is refused when two stretches changed places", () => {
    const swapped = whole.slice();
    swapped.copyWithin(96, 160, 192);
    swapped.set(whole.subarray(96, 128), 160);
    expect(refusal(swapped)).toBe("segment-corrupt");
  });

  it.each([
    ["another file", Uint8Array.from({ length: 200 }, (_, i) => i), "segment-not-recognised"],
    ["a newer format", changed((view) => view.setUint16(4, Segment.version + 1, true)), "segment-version"],
    ["another fingerprint", changed((view) => view.setUint16(6, 99, true)), "segment-version"],
    ["more recordings than it has", changed((view) => view.setUint32(16, 3, true)), "segment-corrupt"],
    ["absurdly many peaks", changed((view) => view.setUint32(24, 0xffffffff, true)), "segment-corrupt"],
    ["absurdly many buckets", changed((view) => view.setUint32(28, 0xffffffff, true)), "segment-corrupt"],
    ["absurdly many seconds", changed((view) => view.setUint32(20, 0xffffffff, true)), "segment-corrupt"],
    ["another bucket shift", changed((view) => view.setUint8(39, 1)), "segment-corrupt"],
    ["another length", changed((view) => view.setFloat64(40, Number.NaN, true)), "segment-truncated"],
  ])("is refused: %s", (_, bytes, code) => expect(refusal(bytes)).toBe(code));

  it.each([
    [
      "bucket offsets that fall",
      ({ bucketOffsets }: SegmentSections) => bucketOffsets.copyWithin(1, bucketOffsets.length - 1),
    ],
    ["bucket offsets beyond the postings", ({ bucketOffsets }: SegmentSections) => bucketOffsets.fill(0xfffffff0, 2)],
    ["peaks of a second beyond the last", ({ secondOffsets }: SegmentSections) => secondOffsets.fill(1 << 30, 2)],
    ["recordings that start after the end", ({ starts }: SegmentSections) => starts.fill(1 << 20, 1)],
    ["a recording longer than its place", ({ durations }: SegmentSections) => durations.fill(0xffffffff)],
  ])("is refused although every checksum fits: %s", (_, change) => {
    expect(refusal(forged(change))).toBe("segment-corrupt");
  });

  it.each([
    ["postings", ({ postings }: SegmentSections) => postings.fill(0xff)],
    ["peaks", ({ peaks }: SegmentSections) => peaks.fill(0xff)],
    ["peaks of nothing", ({ peaks }: SegmentSections) => peaks.fill(0)],
  ])("answers within bounds although forged: %s", (_, change) => {
    const matcher = new Matcher([Segment.from(forged(change))]);
    const answer = matcher.identify(cut(randomConstellation(1, 3, 60), 0, 3));
    for (const { offsetSeconds, confidence } of answer.candidates) {
      expect(Number.isFinite(offsetSeconds) && confidence >= 0 && confidence <= 1).toBe(true);
    }
  });

  it("is refused with a code whatever the bytes are", () => {
    always(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, isHeaded) => {
        const bytes = isHeaded ? Uint8Array.of(...whole.subarray(0, 8), ...noise) : noise;
        expect(refusal(bytes)).toMatch(/^segment-/);
      }),
    );
  });
});
