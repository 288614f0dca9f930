// Child processes of the checkout's own command line.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../setup/paths.mjs";

const LAUNCHER = join(ROOT, "cloud", "bin", "sonica.mjs");

/** Runs `sonica` with errors kept; the caller's own settings stay out of it. */
export function startSonica(args: readonly string[]): { child: ChildProcess; errors: () => string } {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SONICA_|DATABASE_URL$)/.test(name)),
  );
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: ROOT,
    env: { ...env, SONICA_LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
    // A Ctrl-C in the terminal is ours to pass on, when the browser has closed.
    detached: true,
  });
  const killWithUs = () => child.kill();
  process.once("exit", killWithUs);
  child.once("exit", () => process.off("exit", killWithUs));
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  return { child, errors: () => errors };
}

export const linesOf = (child: ChildProcess): AsyncIterable<string> => createInterface({ input: child.stdout! });

export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}
