import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { ffmpegRuns } from "@sonica/cloud/src/decode/ffmpeg.ts";
import { Problem, Recording } from "@sonica/shared/src/api/contract.ts";
import { Lyrics } from "@sonica/shared/src/api/lyrics.ts";
import { describe, expect, it } from "vitest";
import { louder, part, silence, tune } from "../shared/sounds.ts";
import { RATE_HZ } from "./support/constellations.ts";
import { FIXTURE_RATE_HZ, FIXTURES, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { scratchFolder } from "./support/scratch-folder.ts";
import { finished, matcherForTest, sonica, startSonica } from "./support/sonica.ts";
import { wavBytes, writeWav } from "./support/wav.ts";

interface Line {
  path: string;
  recordingId: string | null;
  seconds: number | null;
  status: "added" | "known" | "failed";
  error?: string;
}

const WITHOUT_FFMPEG = { SONICA_FFMPEG: "none" };

const byName = (lines: Line[]): Map<string, Line> => new Map(lines.map((line) => [basename(line.path), line]));

/** A folder of short seeded tunes. */
async function folderOfTunes(folder: string, seeds: readonly number[], seconds = 8): Promise<string> {
  const music = join(folder, "music");
  await mkdir(music, { recursive: true });
  for (const seed of seeds) await writeWav(join(music, `tune-${seed}.wav`), tune(seed, seconds, RATE_HZ), RATE_HZ);
  return music;
}

describe("sonica ingest", () => {
  it("reads every format by itself but m4a, names each file it cannot read and exits 1", async () => {
    const folder = await scratchFolder();
    const music = join(folder, "music/deeper");
    await mkdir(music, { recursive: true });
    for (const { file } of FIXTURES) await copyFile(fixturePath(file), join(music, file));
    await writeWav(join(music, "tune.wav"), tune(1, 8, RATE_HZ), RATE_HZ);
    await writeWav(join(music, "silent.wav"), silence(4, RATE_HZ), RATE_HZ);
    await writeFile(join(music, "empty.mp3"), "");
    await writeFile(join(music, "broken.flac"), "fLaC and then nothing of the kind");
    await writeFile(join(music, "text.ogg"), "not music at all");
    await writeFile(join(music, "notes.txt"), "no audio file, so not looked at");

    const run = await sonica(["ingest", "--json", "--data-dir", "data", "music", "missing"], {
      cwd: folder,
      env: WITHOUT_FFMPEG,
    });
    const lines = byName(run.json<Line>() as Line[]);
    const statuses = Object.fromEntries([...lines].map(([name, { status }]) => [name, status]));
    expect(statuses).toEqual({
      "pardes.mp3": "added",
      "jharna.flac": "added",
      "savan.ogg": "added",
      "dhoop.opus": "added",
      "tune.wav": "added",
      "chhaya.m4a": "failed",
      "silent.wav": "failed",
      "empty.mp3": "failed",
      "broken.flac": "failed",
      "text.ogg": "failed",
      missing: "failed",
    });
    for (const name of ["pardes.mp3", "jharna.flac", "savan.ogg", "dhoop.opus"]) {
      expect(lines.get(name)).toMatchObject({ path: `music/deeper/${name}`, recordingId: expect.any(String) });
      expect(lines.get(name)?.seconds, name).toBeCloseTo(14, 0);
    }
    expect(lines.get("chhaya.m4a")?.error).toMatch(/ffmpeg/);
    expect(lines.get("silent.wav")?.error).toMatch(/no sound/);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("5 added, 0 known, 6 failed");
    for (const name of ["chhaya.m4a", "silent.wav", "empty.mp3", "broken.flac", "text.ogg", "missing"]) {
      expect(run.stderr).toContain(name);
    }

    const again = await sonica(["ingest", "--json", "--data-dir", "data", "music"], {
      cwd: folder,
      env: WITHOUT_FFMPEG,
    });
    const linesAgain = byName(again.json<Line>() as Line[]);
    for (const name of ["pardes.mp3", "jharna.flac", "savan.ogg", "dhoop.opus", "tune.wav"]) {
      expect(linesAgain.get(name)).toEqual({ ...lines.get(name), status: "known" });
    }
  });

  it("reads m4a by ffmpeg where there is one", async () => {
    const folder = await scratchFolder();
    const run = await sonica(["ingest", "--json", "--data-dir", folder, fixturePath("chhaya.m4a")]);
    const hasFfmpeg = await ffmpegRuns("ffmpeg");
    expect((run.json<Line>() as Line[])[0]?.status).toBe(hasFfmpeg ? "added" : "failed");
  });

  it("recognises the same audio in another file and format, and keeps different songs apart", async () => {
    const folder = await scratchFolder();
    const music = await folderOfTunes(folder, [1, 2, 3]);
    await copyFile(fixturePath("pardes.mp3"), join(music, "a-song.mp3"));
    await writeWav(join(music, "b-same-song-from-cd.wav"), fixtureTune(101), FIXTURE_RATE_HZ);
    await writeWav(join(music, "c-cut-in-half.wav"), part(fixtureTune(101), 0, 7, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ);
    const first = await sonica(["ingest", "--json", "--workers", "1", "--data-dir", "data", "music"], { cwd: folder });
    const lines = byName(first.json<Line>() as Line[]);
    // Whichever was decoded first is the recording.
    const [song, again] = [lines.get("a-song.mp3"), lines.get("b-same-song-from-cd.wav")];
    expect([song?.status, again?.status].sort()).toEqual(["added", "known"]);
    expect(again?.recordingId).toBe(song?.recordingId);
    for (const name of ["c-cut-in-half.wav", "tune-1.wav", "tune-2.wav", "tune-3.wav"]) {
      expect(lines.get(name)?.status, name).toBe("added");
    }
    // Against the index this time, not against what was just added.
    await writeFile(join(folder, "quieter.wav"), wavBytes(louder(tune(2, 8, RATE_HZ), -9), RATE_HZ, 2));
    const second = await sonica(["ingest", "--json", "--data-dir", "data", "quieter.wav"], { cwd: folder });
    expect((second.json<Line>() as Line[])[0]).toMatchObject({
      status: "known",
      recordingId: lines.get("tune-2.wav")?.recordingId,
    });
    expect(second.exitCode).toBe(0);
  });

  it.each(["SIGINT", "SIGKILL"] as const)("goes on after %s, having lost nothing that it reported", async (signal) => {
    const folder = await scratchFolder();
    const seeds = Array.from({ length: 8 }, (_, i) => 20 + i);
    const music = await folderOfTunes(folder, seeds, 12);
    const args = ["ingest", "--json", "--workers", "1", "--data-dir", join(folder, "data"), music];

    const child = startSonica(args);
    const done = finished(child);
    let reported = 0;
    const lines = createInterface({ input: child.stdout! });
    lines.on("line", () => {
      if (++reported === 3) child.kill(signal);
    });
    const interrupted = await done;
    expect(interrupted.exitCode).toBe(signal === "SIGINT" ? 130 : null);
    const before = byName(interrupted.json<Line>() as Line[]);
    expect(before.size).toBeGreaterThanOrEqual(3);
    expect(before.size).toBeLessThan(seeds.length);

    const resumed = await sonica(args);
    const after = byName(resumed.json<Line>() as Line[]);
    expect(resumed.exitCode).toBe(0);
    expect(after.size).toBe(seeds.length);
    for (const [name, line] of before) expect(after.get(name)).toEqual({ ...line, status: "known" });
    expect(new Set([...after.values()].map((line) => line.recordingId)).size).toBe(seeds.length);
  });

  it("lets a sidecar win over tags, and says which field of a broken one is wrong", async () => {
    const folder = await scratchFolder();
    const music = await folderOfTunes(folder, [40, 41]);
    const sidecar = {
      title: { latin: "Chandni Raat", devanagari: "चाँदनी रात" },
      artists: [{ name: { latin: "Meera", devanagari: "मीरा" }, role: "singer" }],
      album: { name: { latin: "Raat" }, kind: "film", year: 1999, label: "Test Label" },
      language: "hi",
    };
    await writeFile(join(music, "tune-40.wav.sonica.json"), JSON.stringify(sidecar));
    await writeFile(
      join(music, "tune-41.wav.sonica.json"),
      JSON.stringify({ title: { latin: "x" }, artists: [{ name: {} }] }),
    );
    const run = await sonica(["ingest", "--json", "--data-dir", "data", "music"], { cwd: folder });
    const lines = byName(run.json<Line>() as Line[]);
    expect(lines.get("tune-40.wav")?.status).toBe("added");
    expect(lines.get("tune-41.wav")).toMatchObject({
      status: "failed",
      error: expect.stringContaining("artists.0.name"),
    });

    const found = await sonica(["identify", "--json", "--data-dir", "data", "music/tune-40.wav"], { cwd: folder });
    expect(found.json()[0]).toMatchObject({ verdict: "match", title: "Chandni Raat", artist: "Meera" });
  });

  it("takes lyrics from .lrc files, also put there later, and a song whatever its lyrics are worth", async () => {
    const folder = await scratchFolder();
    const music = await folderOfTunes(folder, [60, 61, 62]);
    await writeFile(join(music, "tune-60.lrc"), "[00:01.00]एक\n[00:03.00]दो\n");
    await writeFile(join(music, "tune-61.lrc"), "no times at all");
    const args = ["ingest", "--json", "--data-dir", "data", "music"];
    const first = await sonica(args, { cwd: folder });
    const lines = byName(first.json<Line>() as Line[]);
    expect([...lines.values()].map(({ status }) => status)).toEqual(["added", "added", "added"]);
    expect(lines.get("tune-61.wav")).toMatchObject({ lyricsError: expect.stringContaining("tune-61.lrc") });
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toMatch(/1 taken without their lyrics:\s+music\/tune-61\.wav/);

    await writeFile(join(music, "tune-61.lrc"), "[00:02.00]now with times\n");
    const second = await sonica(args, { cwd: folder });
    expect(second.stderr).not.toContain("without their lyrics");

    const matcher = await matcherForTest(["--data-dir", join(folder, "data")]);
    const get = async (name: string) => {
      const id = lines.get(name)?.recordingId;
      const recording = Recording.parse(await (await fetch(`${matcher.address}/v1/recordings/${id}`)).json());
      return { recording, answer: await fetch(`${matcher.address}/v1/recordings/${id}/lyrics`) };
    };
    const one = await get("tune-60.wav");
    expect(one.recording.lyricsPath).toBe(`/v1/recordings/${one.recording.id}/lyrics`);
    expect(Lyrics.parse(await one.answer.json())).toEqual({
      recordingId: one.recording.id,
      lines: [
        { seconds: 1, text: "एक" },
        { seconds: 3, text: "दो" },
      ],
    });
    expect(Lyrics.parse(await (await get("tune-61.wav")).answer.json()).lines).toHaveLength(1);
    const none = await get("tune-62.wav");
    expect(none.recording.lyricsPath).toBeUndefined();
    expect(none.answer.status).toBe(404);
    expect(none.answer.headers.get("content-type")).toContain("application/problem+json");
    expect(Problem.parse(await none.answer.json()).code).toBe("lyrics-not-found");
  });

  it("prints plain lines for people when there is no terminal", async () => {
    const folder = await scratchFolder();
    const music = await folderOfTunes(folder, [50]);
    const run = await sonica(["ingest", "--data-dir", join(folder, "data"), music]);
    expect(run.stdout).toBe(`added   ${join(music, "tune-50.wav")}\n`);
    expect(run.stderr).toContain("1 added, 0 known, 0 failed; 0:08 of audio");
  });
});
