import { checksum32 } from "@sonica/shared/src/fingerprint/checksum.ts";
import { decodeConstellation, encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { ConstellationError } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyConstellation, constellationOf, randomConstellation } from "../constellations.ts";
import { always } from "../property.ts";

/** The code bytes are refused with; undefined when they are accepted. Anything else thrown passes through. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    decodeConstellation(bytes);
  } catch (error) {
    if (error instanceof ConstellationError) return error.code;
    throw error;
  }
  return undefined;
}

/** The same bytes changed, with a checksum that fits again. */
function forged(bytes: Uint8Array, change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  change(copy, view);
  view.setUint32(copy.length - 4, checksum32(copy.subarray(0, -4)), true);
  return copy;
}

const HEADER_BYTES = 16;
const FIRST_PEAK = HEADER_BYTES;
const SECOND_PEAK = HEADER_BYTES + 3;
const twoPeaks = encodeConstellation(
  constellationOf(
    [
      { time: 10, step: 100, tier: 0, level: 20 },
      { time: 12, step: 90, tier: 7, level: 31 },
    ],
    100,
  ),
);

/** The three bytes of a peak, as the format's description packs them. */
const peakBytes = (ticks: number, step: number): number[] => {
  const word = ticks | (step << 5);
  return [word & 255, (word >> 8) & 255, word >> 16];
};

describe("the constellation codec", () => {
  it("brings every constellation back as it was", () => {
    always(
      fc.property(anyConstellation(), (c) => {
        expect(decodeConstellation(encodeConstellation(c))).toEqual(c);
      }),
    );
  });

  it("gives the same bytes again for what it decoded", () => {
    always(
      fc.property(anyConstellation(), (c) => {
        const bytes = encodeConstellation(c);
        expect(encodeConstellation(decodeConstellation(bytes))).toEqual(bytes);
      }),
    );
  });

  it("reads bytes from the middle of a larger buffer", () => {
    const c = randomConstellation(1, 3);
    const bytes = encodeConstellation(c);
    const larger = new Uint8Array(bytes.length + 8).fill(0xaa);
    larger.set(bytes, 3);
    expect(decodeConstellation(larger.subarray(3, 3 + bytes.length))).toEqual(c);
  });

  it.each([0, 1, 30, 31, 32, 285, 286, 287, 540, 541, 255 * 400, 120_000])(
    "carries a peak after a gap of %i ticks",
    (gap) => {
      const peak = { step: MAX_STEP, tier: 7, level: 31 };
      const c = constellationOf(
        [
          { ...peak, time: gap, step: 0 },
          { ...peak, time: 2 * gap },
        ],
        2 * gap,
      );
      const bytes = encodeConstellation(c);
      expect(decodeConstellation(bytes)).toEqual(c);
      expect(bytes.length).toBeLessThanOrEqual(20 + 6 + 2 * Math.ceil((gap + 1) / 255));
    },
  );

  it("takes hardly more than three bytes for a peak of a dense query", () => {
    expect(encodeConstellation(randomConstellation(2, 10, 60)).length).toBeLessThan(20 + 3.2 * 600);
  });

  it("refuses every single flipped bit", () => {
    const bytes = encodeConstellation(randomConstellation(3, 2));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3] ^= 1 << (bit & 7);
      expect(refusal(flipped), `bit ${bit}`).toMatch(/^constellation-/);
    }
  });

  it("refuses every truncation", () => {
    const bytes = encodeConstellation(randomConstellation(4, 2));
    for (let length = 0; length < bytes.length; length++) {
      expect(refusal(bytes.subarray(0, length)), `${length} bytes`).toMatch(/^constellation-/);
    }
  });

  it("refuses arbitrary bytes, also behind a right beginning, with a code and nothing else", () => {
    always(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, isHeaded) => {
        const bytes = isHeaded ? Uint8Array.of(...twoPeaks.subarray(0, 8), ...noise) : noise;
        expect(refusal(bytes)).toMatch(/^constellation-/);
      }),
    );
  });

  it("survives arbitrary bodies behind a checksum that fits", () => {
    always(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.nat({ max: 1000 }),
        fc.nat({ max: 24 }),
        (body, duration, count) => {
          const bytes = Uint8Array.of(...twoPeaks.subarray(0, HEADER_BYTES), ...body, 0, 0, 0, 0);
          const whole = forged(bytes, (_, view) => {
            view.setUint32(8, duration, true);
            view.setUint32(12, count, true);
          });
          const code = refusal(whole);
          if (code === undefined) expect(encodeConstellation(decodeConstellation(whole))).toEqual(whole);
          else expect(code).toMatch(/^constellation-(truncated|malformed)$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["another file's beginning", forged(twoPeaks, (b) => b.set([0x50, 0x4b, 3, 4])), "constellation-not-recognised"],
    ["nothing", new Uint8Array(), "constellation-not-recognised"],
    ["the beginning alone", twoPeaks.subarray(0, 4), "constellation-truncated"],
    ["a newer format", forged(twoPeaks, (b) => void (b[4] = 2)), "constellation-version"],
    ["another engine's fingerprint", forged(twoPeaks, (b) => void (b[5] = 200)), "constellation-version"],
    ["reserved bytes in use", forged(twoPeaks, (b) => void (b[6] = 1)), "constellation-malformed"],
    ["a wrong checksum", twoPeaks.map((b, i) => (i === twoPeaks.length - 1 ? b ^ 1 : b)), "constellation-malformed"],
    ["more peaks than bytes", forged(twoPeaks, (_, v) => v.setUint32(12, 3, true)), "constellation-truncated"],
    ["fewer peaks than bytes", forged(twoPeaks, (_, v) => v.setUint32(12, 1, true)), "constellation-malformed"],
    ["a peak after the end", forged(twoPeaks, (_, v) => v.setUint32(8, 11, true)), "constellation-malformed"],
    [
      "a step above the band",
      forged(twoPeaks, (b) => b.set(peakBytes(10, MAX_STEP + 1), FIRST_PEAK)),
      "constellation-malformed",
    ],
    [
      "falling steps at one time",
      forged(twoPeaks, (b) => b.set(peakBytes(0, 99), SECOND_PEAK)),
      "constellation-malformed",
    ],
    ["the same peak twice", forged(twoPeaks, (b) => b.set(peakBytes(0, 100), SECOND_PEAK)), "constellation-malformed"],
    [
      "a long gap without its length",
      forged(twoPeaks, (b) => b.set(peakBytes(31, 90), SECOND_PEAK)),
      "constellation-truncated",
    ],
    [
      "a peak eaten by the gap before it",
      forged(twoPeaks, (b) => b.set(peakBytes(31, 90), FIRST_PEAK)),
      "constellation-truncated",
    ],
  ])("refuses %s", (_, bytes, code) => expect(refusal(bytes)).toBe(code));

  it("refuses more peaks than any music has", () => {
    const peaks = Array.from({ length: 400 }, (_, i) => ({ time: i % 500, step: i, tier: 0, level: 0 }));
    expect(refusal(encodeConstellation(constellationOf(peaks, 500)))).toBe("constellation-malformed");
    expect(refusal(encodeConstellation(constellationOf(peaks, 4 * 500)))).toBeUndefined();
  });

  it("does not set memory aside for peaks that are only claimed", () => {
    const claims = forged(twoPeaks, (_, view) => {
      view.setUint32(8, 0xffffffff, true);
      view.setUint32(12, 0xffffffff, true);
    });
    expect(refusal(claims)).toBe("constellation-truncated");
  });
});
