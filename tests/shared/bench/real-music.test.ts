import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawOffset, randomFor, renderClip } from "../../bench/music/clip.ts";
import { readPackages } from "../../bench/music/debian.ts";
import type { Interference } from "../../bench/music/interference.ts";
import { RATE_HZ } from "../../bench/music/sound-file.ts";
import { readTsv } from "../../bench/recognition/tsv.ts";
import { mixed, rmsOf } from "../../signals/mix.ts";
import { reverberant } from "../../signals/reverb.ts";
import { tone, whiteNoise } from "../sounds.ts";

const MUSIC = fileURLToPath(new URL("../../bench/music/", import.meta.url));
const NOTHING = undefined as unknown as Interference;

describe("the list of packages", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sonica-packages-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("names every package of the recordings, with a checksum", () => {
    const names = readPackages(join(MUSIC, "packages.tsv")).map(({ name }) => name);
    for (const row of readTsv(join(MUSIC, "recordings.tsv"), ["id", "package"])) expect(names).toContain(row.package);
  });

  it.each([
    ["an option for a name", "--help\t1\t".concat("a".repeat(64))],
    ["no checksum", "music\t1\tabc"],
  ])("refuses %s", (_, line) => {
    const path = join(folder, "packages.tsv");
    writeFileSync(path, `package\tversion\tsha256\n${line}\n`);
    expect(() => readPackages(path)).toThrow(RangeError);
  });
});

describe("damage", () => {
  it("mixes so many decibels apart within the clip, whatever sounds beside it", () => {
    const music = tone(440, 3, 8000);
    const noise = whiteNoise(1, 3, 8000).map((sample, i) => (i < 8000 ? 20 * sample : sample));
    const window = { from: 8000, to: 16_000 };
    for (const decibels of [10, 0, -6]) {
      const both = mixed(music, noise, decibels, window);
      const added = both.map((sample, i) => sample - music[i]);
      expect(20 * Math.log10(rmsOf(music, window) / rmsOf(added, window))).toBeCloseTo(decibels, 3);
    }
  });

  it("lets a hall ring on after the sound, and die away", () => {
    const click = new Float32Array(3 * RATE_HZ);
    click[0] = 1;
    const heard = reverberant(click);
    const at = (seconds: number) =>
      rmsOf(heard, { from: Math.round(seconds * RATE_HZ), to: Math.round((seconds + 0.2) * RATE_HZ) });
    expect(heard[0]).toBeCloseTo(1);
    expect(20 * Math.log10(at(0.2) / at(1.4))).toBeGreaterThan(20);
    expect(20 * Math.log10(at(0.2) / at(1.4))).toBeLessThan(60);
  });
});

describe("a clip", () => {
  const recording = new Float32Array(30 * RATE_HZ).map((_, i) => Math.sin(i * i * 1e-8) * 0.5);

  it("begins where the truth says, to the sample", async () => {
    const plain = { speed: 1, damages: [] };
    const clip = await renderClip(recording, 7.25, 2, plain, NOTHING, randomFor("x"));
    expect(clip).toHaveLength(2 * RATE_HZ);
    expect(clip).toEqual(recording.slice(7.25 * RATE_HZ, 9.25 * RATE_HZ));
  });

  it("near the beginning has silence before it, not other music", async () => {
    const plain = { speed: 1, damages: [] };
    const clip = await renderClip(recording, 0.5, 2, plain, NOTHING, randomFor("x"));
    expect(clip.slice(0, 100)).toEqual(recording.slice(RATE_HZ / 2, RATE_HZ / 2 + 100));
  });

  it("has surroundings at its own speed", async () => {
    const double = (samples: Float32Array) => samples.filter((_, i) => i % 2 === 0);
    const clip = await renderClip(recording, 8, 2, { speed: 2, damages: [double] }, NOTHING, randomFor("x"));
    expect([0, 1, 2].map((i) => clip[i])).toEqual([0, 2, 4].map((i) => recording[8 * RATE_HZ + i]));
  });

  it("lies at the same place in every run", () => {
    const offsets = [1, 2].map(() => drawOffset(recording, randomFor("offset", "clean", "report", 3)));
    expect(offsets[0]).toBe(offsets[1]);
  });
});
