import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { part, silence, tune, whiteNoise } from "../shared/sounds.ts";
import { RATE_HZ } from "./support/constellations.ts";
import { FIXTURE_RATE_HZ, FIXTURES, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { freePort } from "./support/postgres-server.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { matcherForTest, sonica } from "./support/sonica.ts";
import { writeWav } from "./support/wav.ts";

const FIELDS = [
  "path",
  "verdict",
  "recordingId",
  "sourcePath",
  "title",
  "artist",
  "offsetSeconds",
  "speed",
  "tempo",
  "pitchSemitones",
  "phrase",
  "confidence",
  "elapsedMs",
];

describe("sonica identify", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let at: { cwd: string };

  beforeAll(async () => {
    folder = await makeScratchFolder();
    at = { cwd: folder.path };
    const songs = FIXTURES.filter(({ file }) => !file.endsWith(".m4a")).map(({ file }) => fixturePath(file));
    const ingested = await sonica(["ingest", "--data-dir", "data", ...songs], at);
    expect(ingested.stderr).toContain("4 added");
    await writeWav(join(folder.path, "clip.wav"), part(fixtureTune(102), 4, 10, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ);
    await writeWav(join(folder.path, "other.wav"), tune(999, 8, RATE_HZ), RATE_HZ);
    await writeWav(join(folder.path, "noise.wav"), whiteNoise(5, 6, RATE_HZ), RATE_HZ);
    await writeWav(join(folder.path, "silent.wav"), silence(6, RATE_HZ), RATE_HZ);
    await writeFile(join(folder.path, "text.wav"), "RIFF no music");
  });

  afterAll(() => folder.remove());

  it("names a clip and says where it lies, with the same fields on every line", async () => {
    const run = await sonica(["identify", "--json", "--data-dir", "data", "clip.wav", "other.wav"], at);
    const [clip, other] = run.json();
    expect(Object.keys(clip ?? {})).toEqual(FIELDS);
    expect(clip).toMatchObject({
      path: "clip.wav",
      verdict: "match",
      sourcePath: fixturePath("jharna.flac"),
      title: "Jharna",
      artist: "राग परीक्षक",
      speed: expect.closeTo(1, 3),
      pitchSemitones: 0,
    });
    expect(clip?.offsetSeconds).toBeCloseTo(4, 1);
    expect(clip?.confidence).toBeGreaterThan(0.9);
    expect(Object.keys(other ?? {})).toEqual([...FIELDS, "reason"]);
    expect(other).toMatchObject({
      path: "other.wav",
      verdict: "unknown",
      reason: "not-in-catalogue",
      recordingId: null,
      sourcePath: null,
      title: null,
      confidence: null,
    });
    expect(run.exitCode).toBe(0);
  });

  it("takes hundreds of paths from standard input, answers in their order, and goes on past what it cannot read", async () => {
    const paths = Array.from({ length: 300 }, (_, i) => ["clip.wav", "silent.wav", "text.wav", "noise.wav"][i % 4]);
    const run = await sonica(["identify", "--json", "--data-dir", "data", "-"], { ...at, stdin: paths.join("\n") });
    const lines = run.json();
    expect(lines.map((line) => line.path)).toEqual(paths);
    for (const line of lines) {
      if (line.path === "clip.wav") expect(line).toMatchObject({ verdict: "match", title: "Jharna" });
      else expect(line).toMatchObject({ verdict: "unknown", recordingId: null });
      if (line.path === "silent.wav") expect(line.reason).toBe("no-music");
      if (line.path === "text.wav") expect(line).toMatchObject({ reason: "unreadable", error: expect.any(String) });
    }
    expect(run.exitCode).toBe(1);
  });

  it("uses the beginning of a file, as much as it is told to", async () => {
    const song = fixturePath("savan.ogg");
    const run = await sonica(["identify", "--json", "--seconds", "0.2", "--data-dir", "data", song], at);
    expect(run.json()[0]).toMatchObject({ verdict: "unknown", reason: "too-short" });
  });

  it("asks a server when given one, which does not tell where its files lie", async () => {
    const matcher = await matcherForTest(["--data-dir", "data"], at);
    const run = await sonica(["identify", "--json", "--server", matcher.address, "clip.wav"], at);
    expect(run.json()[0]).toMatchObject({ verdict: "match", title: "Jharna", sourcePath: null });
    expect(run.exitCode).toBe(0);

    await writeWav(join(folder.path, "long.wav"), tune(7, 34, RATE_HZ), RATE_HZ);
    const long = await sonica(["identify", "--server", matcher.address, "--seconds", "34", "long.wav"], at);
    expect(long.exitCode).toBe(1);
    expect(long.stderr).toMatch(/may cover 30 seconds of audio.*\nAsk with less audio/);
  });

  it("draws why, as a picture or a page, of one file", async () => {
    const args = ["identify", "--data-dir", "data", "--explain"];
    await sonica([...args, "why.svg", "clip.wav"], at);
    await sonica([...args, "why.html", "other.wav"], at);
    const picture = await readFile(join(folder.path, "why.svg"), "utf8");
    expect(picture).toMatch(/^<svg .*Jharna/s);
    expect(await readFile(join(folder.path, "why.html"), "utf8")).toMatch(/^<!doctype html>.*<svg .*<table>/s);
    const refused = await sonica([...args, "why.png", "clip.wav"], at);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/one \.svg or \.html file/);
  });

  it("says in words that a server does not answer", async () => {
    const address = `http://127.0.0.1:${await freePort()}`;
    const run = await sonica(["identify", "--server", address, "clip.wav"], at);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(`${address}: The matcher cannot be reached.`);
    expect(run.stderr).toContain("Check the address");
  });

  it("speaks in sentences to people", async () => {
    const run = await sonica(["identify", "--data-dir", "data", "clip.wav", "silent.wav"], at);
    expect(run.stdout).toMatch(
      /^clip\.wav: Jharna by राग परीक्षक, at 0:0[34] \(\d+ % sure\)\nsilent\.wav: unknown \(no music was heard\)\n$/,
    );
  });
});
