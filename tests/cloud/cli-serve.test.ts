import { mkdir, readdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Health } from "@sonica/shared/src/api/contract.ts";
import { describe, expect, it } from "vitest";
import { tune } from "../shared/sounds.ts";
import { RATE_HZ } from "./support/constellations.ts";
import { startPostgres } from "./support/postgres-server.ts";
import { scratchFolder } from "./support/scratch-folder.ts";
import { matcherForTest, sonica, startMatcher } from "./support/sonica.ts";
import { writeWav } from "./support/wav.ts";

const recordingsOf = async (address: string): Promise<number> =>
  Health.parse(await (await fetch(`${address}/readyz`)).json()).recordings;

describe("sonica serve", () => {
  it("holds its data folder alone, gives it back when asked to stop, and leaves no trace when killed", async () => {
    const folder = await scratchFolder();
    const data = join(folder, "data");
    const song = join(folder, "song.wav");
    await writeWav(song, tune(60, 8, RATE_HZ), RATE_HZ);

    const first = await startMatcher(["--data-dir", data]);
    const refused = await sonica(["ingest", "--data-dir", data, song]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/is in use by `sonica serve` \(process \d+ on /);
    expect(refused.stderr).toContain("Stop the other process first");
    expect(await first.stop("SIGTERM")).toBe(0);
    expect(await readdir(data)).not.toContain("lock.json");

    expect((await sonica(["ingest", "--data-dir", data, song])).exitCode).toBe(0);
    const second = await startMatcher(["--data-dir", data]);
    expect(await recordingsOf(second.address)).toBe(1);
    await second.stop("SIGKILL");
    expect(await readdir(data)).toContain("lock.json");

    const third = await matcherForTest(["--data-dir", data]);
    expect(await recordingsOf(third.address)).toBe(1);
  });

  it("rebuilds broken and missing segment files from the database", async () => {
    const folder = await scratchFolder();
    for (const seed of [61, 62]) await writeWav(join(folder, `${seed}.wav`), tune(seed, 8, RATE_HZ), RATE_HZ);
    await sonica(["ingest", "--data-dir", "data", "61.wav"], { cwd: folder });
    await sonica(["ingest", "--data-dir", "data", "62.wav"], { cwd: folder });
    const segments = join(folder, "data/segments");
    const [broken] = await readdir(segments);
    await writeFile(join(segments, broken ?? ""), "damaged");
    await writeFile(join(segments, "stray.segment.part"), "half");
    const run = await sonica(["identify", "--json", "--data-dir", "data", "61.wav", "62.wav"], { cwd: folder });
    expect(run.json().map(({ verdict, sourcePath }) => [verdict, sourcePath])).toEqual([
      ["match", "61.wav"],
      ["match", "62.wav"],
    ]);
    expect((await readdir(segments)).every((name) => name.endsWith(".segment"))).toBe(true);
  });

  it("takes over a lock from a process that is gone, but not one from another machine", async () => {
    const folder = await scratchFolder();
    const data = join(folder, "data");
    await mkdir(data);
    const dead = { pid: 2 ** 22 + 1, host: hostname(), startedAt: "1", command: "serve" };
    await writeFile(join(data, "lock.json"), JSON.stringify(dead));
    expect((await sonica(["remove", "--data-dir", data, "00000000-0000-4000-8000-000000000000"])).stderr).toContain(
      "there is no such recording",
    );
    await writeFile(join(data, "lock.json"), JSON.stringify({ ...dead, host: "elsewhere" }));
    const run = await sonica(["remove", "--data-dir", data, "00000000-0000-4000-8000-000000000000"]);
    expect(run.stderr).toContain("If that machine is gone, delete");
  });

  it("works on shared PostgreSQL: others ingest and remove while it serves, and it follows", async () => {
    const folder = await scratchFolder();
    const postgres = await startPostgres();
    try {
      const env = { DATABASE_URL: await postgres.createDatabase("shared"), SONICA_DATA_DIR: join(folder, "data") };
      const matcher = await startMatcher([], { env });
      try {
        expect(await recordingsOf(matcher.address)).toBe(0);
        const song = join(folder, "song.wav");
        await writeWav(song, tune(63, 8, RATE_HZ), RATE_HZ);
        const ingested = await sonica(["ingest", "--json", song], { env });
        const [line] = ingested.json();
        expect(line).toMatchObject({ status: "added" });
        await expect.poll(() => recordingsOf(matcher.address), { timeout: 20_000 }).toBe(1);
        const asked = await sonica(["identify", "--json", "--server", matcher.address, song]);
        expect(asked.json()[0]).toMatchObject({ verdict: "match", recordingId: line?.recordingId });
        expect((await sonica(["remove", String(line?.recordingId)], { env })).exitCode).toBe(0);
        await expect.poll(() => recordingsOf(matcher.address), { timeout: 20_000 }).toBe(0);
      } finally {
        await matcher.stop();
      }
    } finally {
      await postgres.stop();
    }
  });

  it("says in words what it cannot start with", async () => {
    const folder = await scratchFolder();
    const run = (args: string[], env = {}) => sonica([...args, "--data-dir", join(folder, "data")], { env });
    const matcher = await matcherForTest(["--data-dir", join(folder, "other")]);
    const taken = await run(["serve", "--port", new URL(matcher.address).port]);
    expect(taken).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^sonica: Port \d+ on 127\.0\.0\.1 is taken/),
    });
    const wrong = await run(["serve", "--port", "music"]);
    expect(wrong).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("SONICA_PORT") });
    const unreachable = await run(["serve", "--port", "0"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(unreachable).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("PostgreSQL did not answer") });
  });
});

describe("sonica doctor", () => {
  it("finds a catalogue well, and says what is wrong with what was asked for", async () => {
    const folder = await scratchFolder();
    const song = join(folder, "song.wav");
    await writeWav(song, tune(64, 8, RATE_HZ), RATE_HZ);
    await sonica(["ingest", "--data-dir", "data", song], { cwd: folder });
    const well = await sonica(["doctor", "--json", "--data-dir", "data"], { cwd: folder, env: { SONICA_PORT: "1" } });
    const [report] = well.json<{ ok: boolean; findings: { check: string; status: string; detail: string }[] }>();
    expect(well.exitCode).toBe(0);
    expect(report?.ok).toBe(true);
    const details = new Map(report?.findings.map(({ check, detail }) => [check, detail]));
    expect(details.get("Catalogue")).toMatch(/^1 recordings in .*, 1 searchable in 1 segments$/);
    expect(details.get("Engine")).toBe("engine.wasm loads");

    const ill = await sonica(["doctor", "--data-dir", "data", "--server", "http://127.0.0.1:1"], { cwd: folder });
    expect(ill.exitCode).toBe(1);
    expect(ill.stdout).toMatch(/^failed +Server: http:\/\/127\.0\.0\.1:1 does not answer\n +Check the address/m);
  });
});
