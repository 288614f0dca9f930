import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

/** On what, with what and from which sources something was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly commit: string;
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const git = (...args: string[]): string => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();

export function thisMachine(): Machine {
  const isDirty = git("status", "--porcelain", "--", "shared", "tests/bench", "tests/shared", "tests/songs") !== "";
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    node: process.version,
    commit: git("rev-parse", "--short", "HEAD") + (isDirty ? " with changes" : ""),
  };
}
