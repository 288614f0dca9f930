// Segments written on disk, piece by piece: the bytes of the plain builder, whatever the size, in bounded memory.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SegmentWriter } from "@sonica/cloud/src/catalogue/segment-writer.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { constellationOf, idOf, randomConstellation } from "../shared/constellations.ts";
import { segmentBytes } from "../shared/segments.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";

describe("The segment writer", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  beforeAll(async () => {
    folder = await makeScratchFolder();
  });
  afterAll(() => folder.remove());

  const written = (recordings: readonly Constellation[]): Uint8Array => {
    const path = join(folder.path, "x.segment");
    const writer = new SegmentWriter(path);
    for (const [i, recording] of recordings.entries()) writer.add(idOf(i), recording);
    writer.finish();
    return readFileSync(path);
  };

  it.each([
    ["nothing", []],
    ["one recording without a peak", [constellationOf([], 5000)]],
    ["one short recording", [randomConstellation(1, 3)]],
    ["an hour without much in it", [randomConstellation(2, 3600, 0.01)]],
    ["some songs", Array.from({ length: 30 }, (_, i) => randomConstellation(i, 60 + i))],
    ["the same song again and again", Array.from({ length: 40 }, () => randomConstellation(7, 100))],
    ["three days", Array.from({ length: 9 }, (_, i) => randomConstellation(i, 8 * 3600, 0.5))],
    ["seven days", Array.from({ length: 7 }, (_, i) => randomConstellation(i, 24 * 3600, 0.3))],
  ])("writes the bytes the builder makes of %s", (_, recordings) => {
    expect(Buffer.compare(written(recordings), segmentBytes(recordings))).toBe(0);
    expect(readdirSync(folder.path)).toEqual(["x.segment"]);
  });

  it("refuses a recording twice and an id that is no UUID, and leaves nothing when abandoned", () => {
    const writer = new SegmentWriter(join(folder.path, "y.segment"));
    writer.add(idOf(1), randomConstellation(1, 2));
    expect(() => writer.add(idOf(1), randomConstellation(2, 2))).toThrow(/added before/);
    expect(() => writer.add("my song", randomConstellation(2, 2))).toThrow(/not a UUID/);
    writer.abandon();
    expect(readdirSync(folder.path)).toEqual(["x.segment"]);
  });

  it("needs less memory than a third of what it writes", () => {
    const script = fileURLToPath(new URL("./support/write-large-segment.ts", import.meta.url));
    const path = join(folder.path, "large.segment");
    const run = spawnSync(process.execPath, ["--import", "tsx", "--max-old-space-size=64", script, path], {
      encoding: "utf8",
      timeout: 120_000,
    });
    expect(run.stderr).toBe("");
    const { bytes, grownBytes } = JSON.parse(run.stdout) as { bytes: number; grownBytes: number };
    expect(bytes).toBeGreaterThan(150e6);
    expect(grownBytes).toBeLessThan(bytes / 3);
  }, 150_000);
});
