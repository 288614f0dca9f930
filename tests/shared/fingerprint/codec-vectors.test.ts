import { readdirSync, readFileSync } from "node:fs";
import { decodeConstellation, encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { ConstellationError } from "@sonica/shared/src/fingerprint/constellation.ts";
import { describe, expect, it } from "vitest";
import { constellationOf, type Peak } from "../constellations.ts";

/** See tests/shared/vectors/README.md. */
interface Vector {
  readonly name: string;
  readonly hex: string;
  /** Of what decodes. */
  readonly durationTicks?: number;
  readonly peaks?: readonly Peak[];
  /** Of what is refused. */
  readonly refused?: string;
}

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name): Vector => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), "utf8")) }));

const good = vectors.filter(({ peaks }) => peaks);
const bad = vectors.filter(({ refused }) => refused);

describe("the constellation format's test vectors", () => {
  it("are there, both kinds of them", () => {
    expect(good.length).toBeGreaterThanOrEqual(4);
    expect(bad.length).toBeGreaterThanOrEqual(4);
    expect(good.length + bad.length).toBe(vectors.length);
  });

  it.each(good)("$name encodes to its bytes", ({ hex, durationTicks, peaks }) => {
    const bytes = encodeConstellation(constellationOf(peaks!, durationTicks!));
    expect(Buffer.from(bytes).toString("hex")).toBe(hex);
  });

  it.each(good)("$name decodes from its bytes", ({ hex, durationTicks, peaks }) => {
    expect(decodeConstellation(Buffer.from(hex, "hex"))).toEqual(constellationOf(peaks!, durationTicks!));
  });

  it.each(bad)("$name is refused as $refused", ({ hex, refused }) => {
    const decode = () => decodeConstellation(Buffer.from(hex, "hex"));
    expect(decode).toThrow(ConstellationError);
    expect(decode).toThrow(expect.objectContaining({ code: refused }));
  });
});
