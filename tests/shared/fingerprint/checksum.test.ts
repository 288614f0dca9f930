import { checksum32 } from "@sonica/shared/src/fingerprint/checksum.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { always } from "../property.ts";

describe("checksum", () => {
  it("is the same on every machine", () => {
    const bytes = Uint8Array.from({ length: 257 }, (_, i) => (i * 37) & 255);
    expect(checksum32(bytes).toString(16)).toBe("3fe94242");
    expect(checksum32(new Uint8Array()).toString(16)).toBe("ee9a40af");
  });

  it("does not depend on where the bytes lie in their buffer", () => {
    always(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat({ max: 9 }), (bytes, shift) => {
        const buffer = new Uint8Array(bytes.length + shift);
        buffer.set(bytes, shift);
        expect(checksum32(buffer.subarray(shift))).toBe(checksum32(bytes));
      }),
    );
  });

  it("changes with every single bit", () => {
    always(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(), (bytes, where) => {
        const flipped = bytes.slice();
        flipped[(where >>> 3) % bytes.length] ^= 1 << (where & 7);
        expect(checksum32(flipped)).not.toBe(checksum32(bytes));
      }),
    );
  });

  it("changes when zeros are appended", () => {
    const sums = Array.from({ length: 64 }, (_, length) => checksum32(new Uint8Array(length)));
    expect(new Set(sums).size).toBe(64);
  });
});
