import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentError, seal } from "@sonica/shared/src/match/segment-format.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomConstellation } from "../constellations.ts";
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

function changed(change: (view: DataView) => void): Uint8Array {
  const copy = whole.slice();
  change(new DataView(copy.buffer));
  seal(copy);
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
    ["a newer format", changed((view) => view.setUint16(4, 2, true)), "segment-version"],
    ["another fingerprint", changed((view) => view.setUint16(6, 99, true)), "segment-version"],
    ["more recordings than it has", changed((view) => view.setUint32(16, 3, true)), "segment-truncated"],
    ["absurdly many peaks", changed((view) => view.setUint32(24, 0xffffffff, true)), "segment-truncated"],
    ["absurdly many buckets", changed((view) => view.setUint32(28, 0xffffffff, true)), "segment-truncated"],
    ["another length", changed((view) => view.setFloat64(40, Number.NaN, true)), "segment-truncated"],
  ])("is refused: %s", (_, bytes, code) => expect(refusal(bytes)).toBe(code));

  it("is refused with a code whatever the bytes are", () => {
    always(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, isHeaded) => {
        const bytes = isHeaded ? Uint8Array.of(...whole.subarray(0, 8), ...noise) : noise;
        expect(refusal(bytes)).toMatch(/^segment-/);
      }),
    );
  });
});
