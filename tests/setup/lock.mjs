// One set-up at a time in a checkout: a second one waits until the first has ended, however it ended.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CACHE_DIR } from "./paths.mjs";
import { say } from "./step.mjs";

const LOCK = join(CACHE_DIR, "setup.lock");

/** How often a waiting set-up looks again, ms. */
const POLL_MS = 250;

export async function withLock(work) {
  mkdirSync(CACHE_DIR, { recursive: true });
  let isTold = false;
  while (!taken()) {
    if (!isTold) say("· Waiting for another set-up of this checkout to end …");
    isTold = true;
    await wait(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function taken() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isRunning(holder())) rmSync(LOCK, { force: true });
  return false;
}

function holder() {
  try {
    return Number(readFileSync(LOCK, "utf8"));
  } catch {
    return 0;
  }
}

function isRunning(pid) {
  // An empty file is a lock being written this instant.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
