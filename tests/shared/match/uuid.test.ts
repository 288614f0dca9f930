import { uuidFromBytes, uuidToBytes } from "@sonica/shared/src/match/uuid.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { always } from "../property.ts";

it("brings every UUID back", () => {
  always(
    fc.property(fc.uuid(), (uuid) => {
      expect(uuidFromBytes(uuidToBytes(uuid))).toBe(uuid);
    }),
  );
});

it("reads capital letters as small ones", () => {
  expect(uuidFromBytes(uuidToBytes("ABCDEF01-2345-4789-ABCD-EF0123456789"))).toBe(
    "abcdef01-2345-4789-abcd-ef0123456789",
  );
});

it.each([
  "",
  "song",
  "00000000-0000-4000-8000-00000000000",
  "00000000-0000-4000-8000-0000000000000",
  "00000000000040008000000000000000",
  "g0000000-0000-4000-8000-000000000000",
  " 00000000-0000-4000-8000-000000000000\n",
])("refuses %j", (text) => expect(() => uuidToBytes(text)).toThrow(RangeError));
