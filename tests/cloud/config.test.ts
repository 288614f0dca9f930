import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadConfig } from "@sonica/cloud/src/config.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tune } from "../shared/sounds.ts";
import { RATE_HZ } from "./support/constellations.ts";
import { scratchFolder } from "./support/scratch-folder.ts";
import { sonica } from "./support/sonica.ts";
import { writeWav } from "./support/wav.ts";

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));

describe("Configuration", () => {
  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (/^(SONICA_|DATABASE_URL|npm_lifecycle_event|INIT_CWD)/.test(name)) vi.stubEnv(name, undefined);
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("needs nothing to be set", () => {
    expect(loadConfig()).toMatchObject({
      host: "127.0.0.1",
      port: 8417,
      databaseUrl: undefined,
      dataDir: join(CHECKOUT, ".data"),
      corsOrigins: [],
      ffmpeg: "ffmpeg",
    });
  });

  it("takes flags over variables, and an empty variable for one that is not set", () => {
    vi.stubEnv("SONICA_PORT", "9000");
    vi.stubEnv("SONICA_HOST", "");
    vi.stubEnv("SONICA_CORS_ORIGINS", "https://a.example, https://b.example:8443");
    expect(loadConfig()).toMatchObject({ port: 9000, host: "127.0.0.1" });
    expect(loadConfig({ port: "9001" })).toMatchObject({
      port: 9001,
      corsOrigins: ["https://a.example", "https://b.example:8443"],
    });
  });

  it.each([
    ["SONICA_PORT", "70000"],
    ["SONICA_PORT", "eight"],
    ["SONICA_WORKERS", "0"],
    ["SONICA_CORS_ORIGINS", "https://a.example/path"],
    ["SONICA_CORS_ORIGINS", "*"],
    ["SONICA_LOG_LEVEL", "loud"],
    ["DATABASE_URL", "mysql://host/db"],
  ])("refuses %s=%s and names the setting", (name, value) => {
    vi.stubEnv(name, value);
    expect(() => loadConfig()).toThrow(
      expect.objectContaining({ code: "bad-config", message: expect.stringContaining(name) }),
    );
  });

  it("starts relative paths where `npm run sonica` was called, and nowhere else INIT_CWD may point", () => {
    vi.stubEnv("INIT_CWD", "/somewhere");
    vi.stubEnv("npm_lifecycle_event", "test");
    expect(loadConfig({ dataDir: "x" }).dataDir).toBe(join(process.cwd(), "x"));
    vi.stubEnv("npm_lifecycle_event", "sonica");
    expect(loadConfig({ dataDir: "x" }).dataDir).toBe("/somewhere/x");
  });
});

describe("npm run sonica", () => {
  it("reads and writes where it was called", async () => {
    const folder = await scratchFolder();
    await writeWav(join(folder, "song.wav"), tune(80, 6, RATE_HZ), RATE_HZ);
    const args = ["run", "--silent", "--prefix", CHECKOUT, "sonica", "--", "ingest", "--json", "--data-dir", "data"];
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD)/.test(name)));
    const { stdout } = await promisify(execFile)("npm", [...args, "song.wav"], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({ path: "song.wav", status: "added" });
    const found = await sonica(["identify", "--json", "--data-dir", join(folder, "data"), "song.wav"], { cwd: folder });
    expect(found.json()[0]).toMatchObject({ verdict: "match", sourcePath: "song.wav" });
  });
});
