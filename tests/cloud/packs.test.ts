// `sonica pack` and the routes that offer its files, with the real command line and server.
import { createHash } from "node:crypto";
import { copyFile, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "@sonica/shared/src/api/contract.ts";
import { PACK_MEDIA_TYPE, PackList } from "@sonica/shared/src/api/packs.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../shared/listen.ts";
import { part } from "../shared/sounds.ts";
import { FIXTURE_RATE_HZ, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "./support/sonica.ts";

const EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

interface Made {
  readonly id: string;
  readonly recordings: number;
  readonly bytes: number;
  readonly path: string;
}

describe("packs", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let data: string;
  let matcher: RunningMatcher;
  let made: Made;

  const makePack = async (...args: string[]): Promise<Made> => {
    const run = await sonica(["pack", "--json", "--data-dir", data, ...args]);
    expect(run.exitCode).toBe(0);
    return run.json<Made>()[0];
  };

  beforeAll(async () => {
    folder = await makeScratchFolder();
    data = join(folder.path, "data");
    const song = join(folder.path, "song.flac");
    await copyFile(fixturePath("jharna.flac"), song);
    await writeFile(
      `${song}.sonica.json`,
      JSON.stringify({
        title: { latin: "Jharna", devanagari: "झरना" },
        artists: [{ name: { latin: "Meera", devanagari: "मीरा" }, role: "singer" }],
        language: "bho",
      }),
    );
    await writeFile(join(folder.path, "song.lrc"), "[00:01.50]पहली धार\n[00:04.00]Dusri dhaar\n");
    const others = ["pardes.mp3", "savan.ogg"].map(fixturePath);
    expect((await sonica(["ingest", "--data-dir", data, song, ...others])).exitCode).toBe(0);
    made = await makePack("--title", "Everything");
    matcher = await startMatcher(["--data-dir", data]);
  });

  afterAll(async () => {
    await matcher?.stop();
    await folder.remove();
  });

  const address = () => `${matcher.address}/v1/packs/${made.id}`;

  it("holds fingerprints and names of the whole catalogue, and recognises its songs alone", async () => {
    const { manifest, segment } = openPack(await readFile(made.path));
    expect(manifest.recordings.map(({ title }) => title.latin)).toContain("Jharna");
    const clip = await listen(part(fixtureTune(101), 3, 9, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ);
    const found = new Matcher([segment]).identify(clip);
    expect(found.kind).toBe("match");
    expect(manifest.recordings.some(({ id }) => id === found.candidates[0].recordingId)).toBe(true);
  });

  it("holds the synced lyrics of the songs that have some", async () => {
    const { manifest } = openPack(await readFile(made.path));
    const lyrics = manifest.recordings
      .filter((recording) => recording.lyrics)
      .map(({ title, lyrics }) => ({ title, lyrics }));
    expect(lyrics).toEqual([
      {
        title: { latin: "Jharna", devanagari: "झरना" },
        lyrics: [
          { seconds: 1.5, text: "पहली धार" },
          { seconds: 4, text: "Dusri dhaar" },
        ],
      },
    ]);
  });

  it("is listed with its size and SHA-256", async () => {
    const { packs } = PackList.parse(await (await fetch(`${matcher.address}/v1/packs`)).json());
    const file = await readFile(made.path);
    expect(packs).toMatchObject([
      {
        id: made.id,
        title: "Everything",
        recordings: 3,
        bytes: file.length,
        sha256: createHash("sha256").update(file).digest("hex"),
      },
    ]);
  });

  it("is sent whole, with a checksum, and not again to who has it", async () => {
    const response = await fetch(address());
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.equals(await readFile(made.path))).toBe(true);
    const sha256 = createHash("sha256").update(body);
    expect(response.headers.get("content-type")).toBe(PACK_MEDIA_TYPE);
    expect(response.headers.get("repr-digest")).toBe(`sha-256=:${sha256.digest("base64")}:`);
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(address(), {
      // Node's fetch would otherwise ask for a fresh copy.
      headers: { "If-None-Match": etag, "Cache-Control": "max-age=0" },
    });
    expect(again.status).toBe(304);
  });

  it("goes on where a download broke off, and begins again when the file is another one", async () => {
    const whole = await readFile(made.path);
    const etag = (await fetch(address(), { method: "GET" })).headers.get("etag") ?? "";
    const rest = await fetch(address(), { headers: { Range: "bytes=1000-", "If-Range": etag } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes 1000-${whole.length - 1}/${whole.length}`);
    expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(1000))).toBe(true);
    const changed = await fetch(address(), { headers: { Range: "bytes=1000-", "If-Range": '"another"' } });
    expect(changed.status).toBe(200);
    expect((await changed.arrayBuffer()).byteLength).toBe(whole.length);
    const beyond = await fetch(address(), { headers: { Range: `bytes=${whole.length}-` } });
    expect(beyond.status).toBe(416);
  });

  it("may be asked for by an extension, with the headers that a resumed download needs", async () => {
    const preflight = await fetch(address(), {
      method: "OPTIONS",
      headers: {
        Origin: EXTENSION,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-range,range",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe(EXTENSION);
    expect(preflight.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("if-range");
    const response = await fetch(address(), { headers: { Origin: EXTENSION } });
    expect(response.headers.get("access-control-expose-headers")).toContain("ETag");
    await response.body?.cancel();
  });

  it("is refused by name when there is none of that id", async () => {
    const response = await fetch(`${matcher.address}/v1/packs/5c1a0000-0000-4000-8000-000000000001`);
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).code).toBe("pack-not-found");
  });

  it("is not offered when its file is damaged or half written", async () => {
    const whole = await readFile(made.path);
    const damaged = Buffer.from(whole);
    damaged[40] ^= 1;
    await writeFile(join(data, "packs", "damaged.sonicapack"), damaged);
    await writeFile(join(data, "packs", "short.sonicapack"), whole.subarray(0, 5000));
    await writeFile(join(data, "packs", "page.sonicapack"), "<!doctype html>");
    await writeFile(join(data, "packs", "other.sonicapack.part"), whole);
    const { packs } = PackList.parse(await (await fetch(`${matcher.address}/v1/packs`)).json());
    expect(packs.map(({ id }) => id)).toEqual([made.id]);
  });

  it("gives a recording's whole fingerprint", async () => {
    const { manifest } = openPack(await readFile(made.path));
    const [{ id }] = manifest.recordings;
    const response = await fetch(`${matcher.address}/v1/recordings/${id}/constellation`);
    expect(response.headers.get("content-type")).toBe("application/vnd.sonica.constellation");
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });
});

describe("sonica pack", () => {
  it("takes a selection by language, artist in either script, and number", async () => {
    const folder = await makeScratchFolder();
    const song = join(folder.path, "song.flac");
    await copyFile(fixturePath("jharna.flac"), song);
    await writeFile(
      `${song}.sonica.json`,
      JSON.stringify({
        title: { latin: "Jharna" },
        artists: [{ name: { latin: "Meera", devanagari: "मीरा" }, role: "singer" }],
        language: "bho",
      }),
    );
    await sonica(["ingest", "--data-dir", folder.path, song, fixturePath("savan.ogg")]);
    const titles = async (...args: string[]) => {
      const out = join(folder.path, "out.sonicapack");
      const run = await sonica(["pack", "--data-dir", folder.path, "--out", out, ...args]);
      if (run.exitCode !== 0) return run.stderr;
      return openPack(await readFile(out)).manifest.recordings.map(({ title }) => title.latin ?? title.devanagari);
    };
    expect(await titles("--language", "bho")).toEqual(["Jharna"]);
    expect(await titles("--artist", "मीरा")).toEqual(["Jharna"]);
    expect(await titles("--artist", "MEERA")).toEqual(["Jharna"]);
    expect(await titles("--limit", "1")).toHaveLength(1);
    expect(await titles("--most-named")).toHaveLength(2);
    expect(await titles("--language", "pa")).toContain("No recording in the catalogue fits.");
    expect(await titles("--limit", "0")).toContain("must be a whole number above 0");
    await expect(stat(join(folder.path, "packs"))).rejects.toThrow("ENOENT");
    await folder.remove();
  });
});
