import { createReadStream } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concatenated, part, silence, tune, whiteNoise } from "../shared/sounds.ts";
import { atSpeed } from "../signals/degrade.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { matcherForTest, sonica } from "./support/sonica.ts";
import { writeWav } from "./support/wav.ts";

const RATE_HZ = 16_000;

/** What plays in mix.wav: seconds from, until. */
const FIRST = [0, 15];
const SILENT = [15, 20];
const FASTER = [20, 36];
const SAID = [36, 44];

describe("sonica identify --timeline", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let at: { cwd: string };
  let web: Server;
  let address: string;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    at = { cwd: folder.path };
    const songs = [tune(201, 30, RATE_HZ), tune(202, 30, RATE_HZ)];
    await writeWav(join(folder.path, "Pehla.wav"), songs[0], RATE_HZ);
    await writeWav(join(folder.path, "Doosra.wav"), songs[1], RATE_HZ);
    const mix = concatenated(
      part(songs[0], 5, 20, RATE_HZ),
      silence(5, RATE_HZ),
      atSpeed(part(songs[1], 4, 24, RATE_HZ), 1.25),
      whiteNoise(3, 8, RATE_HZ),
    );
    await writeWav(join(folder.path, "mix.wav"), mix, RATE_HZ);
    await sonica(["ingest", "--data-dir", "data", "Pehla.wav", "Doosra.wav"], at);
    web = createServer((request, response) => {
      if (request.url !== "/mix.wav") return void response.writeHead(404).end();
      createReadStream(join(folder.path, "mix.wav")).pipe(response);
    });
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    web?.close();
    await folder.remove();
  });

  const timeline = async (...more: string[]) => {
    const run = await sonica(["identify", "--timeline", "--data-dir", "data", ...more], at);
    return { ...run, text: run.stdout };
  };

  const isNear = ({ fromSeconds, untilSeconds }: Record<string, unknown>, [from, until]: number[]) => {
    expect(Math.abs((fromSeconds as number) - from)).toBeLessThan(1);
    expect(Math.abs((untilSeconds as number) - until)).toBeLessThan(1);
  };

  it("says what plays from when to when, how altered, and what the gaps are", async () => {
    const run = await timeline("--json", "mix.wav");
    const [told] = run.json();
    const stretches = told?.stretches as Record<string, unknown>[];
    expect(stretches).toMatchObject([
      { kind: "song", title: "Pehla", phrase: null, isJump: false },
      { kind: "gap", reason: "silence" },
      { kind: "song", title: "Doosra", phrase: "1.25× faster, +3.9 semitones" },
      { kind: "gap", reason: "no-music" },
    ]);
    for (const [i, truth] of [FIRST, SILENT, FASTER, SAID].entries()) isNear(stretches[i] ?? {}, truth);
    expect(stretches[0]?.offsetSeconds).toBeCloseTo(5, 0);
    expect(run.exitCode).toBe(0);
  });

  it("prints a table for people, chapters, and a CUE sheet", async () => {
    const plain = (await timeline("mix.wav")).text.split("\n");
    expect(plain[0]).toMatch(/^0:00 – 0:1[45]\s+Pehla\s+at 0:0[45]$/);
    expect(plain[2]).toMatch(/Doosra\s+at 0:0[34]\s+1\.25× faster/);
    expect((await timeline("--chapters", "mix.wav")).text).toMatch(/^0:00 Pehla\n0:(19|20) Doosra\n$/);
    const cue = (await timeline("--cue", "mix.wav")).text.split("\n");
    expect(cue.slice(0, 4)).toEqual([
      'FILE "mix.wav" WAVE',
      "  TRACK 01 AUDIO",
      '    TITLE "Pehla"',
      "    INDEX 01 00:00:00",
    ]);
  });

  it("listens to an address on the web, as long as it is told to, and asks a server", async () => {
    const matcher = await matcherForTest(["--data-dir", "data"], at);
    const run = await timeline("--json", "--server", matcher.address, "--seconds", "12", `${address}/mix.wav`);
    const [told] = run.json();
    expect(told?.heardSeconds).toBeCloseTo(12, 0);
    expect(told?.stretches).toMatchObject([{ kind: "song", title: "Pehla" }]);
  });

  it("names what cannot be heard and goes on with the next", async () => {
    const run = await timeline("--json", `${address}/missing.wav`, "no-such.wav", "mix.wav");
    expect(run.stderr).toMatch(/it answered 404/);
    expect(run.json()).toHaveLength(1);
    expect(run.exitCode).toBe(1);
  });
});
