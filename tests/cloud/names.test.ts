import { nameOf } from "@sonica/cloud/src/ingest/script.ts";
import { describe, expect, it } from "vitest";

describe("A name from a tag", () => {
  it.each([
    ["Tum Hi Ho", { latin: "Tum Hi Ho" }],
    ["  Tum   Hi\tHo ", { latin: "Tum Hi Ho" }],
    ["खेसारी लाल", { devanagari: "खेसारी लाल" }],
    ["तुम ही हो (Tum Hi Ho)", { devanagari: "तुम ही हो", latin: "Tum Hi Ho" }],
    ["Tum Hi Ho | तुम ही हो", { latin: "Tum Hi Ho", devanagari: "तुम ही हो" }],
    ["Naina - नैना", { latin: "Naina", devanagari: "नैना" }],
    ["गाना feat. Someone", { devanagari: "गाना feat. Someone" }],
    ["2 States (Title Track)", { latin: "2 States (Title Track)" }],
    ["ਪੰਜਾਬੀ", { latin: "ਪੰਜਾਬੀ" }],
    ["夜に駆ける", { latin: "夜に駆ける" }],
  ])("puts %s where its scripts belong", (text, name) => {
    expect(nameOf(text)).toEqual(name);
  });

  it("writes one letter one way", () => {
    // क़ as one character and as क with a nukta: NFC makes them the same.
    expect(nameOf("\u0958लम")).toEqual(nameOf("\u0915\u093cलम"));
  });
});
