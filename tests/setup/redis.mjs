// redis-server for the tests of the index in Redis Cluster. Without it they are skipped, and say so.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runStep, SetupError, say } from "./step.mjs";

const isInstalled = () => spawnSync("redis-server", ["--version"]).status === 0;

/** Installs Debian's package where that may be done; what cannot be installed is no failure. */
export async function provideRedis() {
  if (isInstalled() || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const advice = "Tests of the index in Redis Cluster will be skipped.";
  const apt = (name, title, args) => runStep({ name, title, command: "apt-get", args: ["-q", ...args], env, advice });
  try {
    await apt("apt-update", "Asking Debian for its packages", ["update"]);
    await apt("apt-redis", "Installing redis-server", ["install", "-y", "--no-install-recommends", "redis-server"]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
  }
}
