import { mkdir, readdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { lockDataFolder, lockPath, readHolder } from "@sonica/cloud/src/storage/data-lock.ts";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "./support/scratch-folder.ts";

describe("The lock of a data folder", () => {
  it("is held by one at a time and given back", async () => {
    const folder = join(await scratchFolder(), "made/when/needed");
    const lock = await lockDataFolder(folder, "serve");
    expect(await readHolder(folder)).toMatchObject({ pid: process.pid, command: "serve", host: hostname() });
    await expect(lockDataFolder(folder, "ingest")).rejects.toMatchObject({ code: "data-folder-in-use" });
    await lock.release();
    await (await lockDataFolder(folder, "ingest")).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("goes to exactly one of many that ask at once, also over a dead holder's lock", async () => {
    for (const isStale of [false, true]) {
      const folder = await scratchFolder();
      const dead = { pid: 2 ** 22 + 1, host: hostname(), startedAt: "1", command: "serve" };
      if (isStale) await writeFile(lockPath(folder), JSON.stringify(dead));
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder, "serve")));
      expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  it("is taken over when another process now has the dead holder's id", async () => {
    const folder = await scratchFolder();
    const earlier = { pid: process.pid, host: hostname(), startedAt: "before", command: "serve" };
    await writeFile(lockPath(folder), JSON.stringify(earlier));
    await (await lockDataFolder(folder, "serve")).release();
  });

  it("is taken over when its file is damaged", async () => {
    const folder = await scratchFolder();
    await writeFile(lockPath(folder), "{ half");
    await (await lockDataFolder(folder, "serve")).release();
  });

  it("says that a folder cannot be used", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "file"), "");
    await expect(lockDataFolder(join(folder, "file"), "serve")).rejects.toMatchObject({ code: "data-folder-unusable" });
    await mkdir(join(folder, "fine"));
    await (await lockDataFolder(join(folder, "fine"), "serve")).release();
  });
});
