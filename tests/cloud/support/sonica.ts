// Runs the real command line as its own process.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const LAUNCHER = fileURLToPath(new URL("../../../cloud/bin/sonica.mjs", import.meta.url));

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as one JSON value a line. */
  json<T = Record<string, unknown>>(): T[];
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly stdin?: string;
}

/** Only what a test sets reaches the command, whatever the tester's own settings are. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(SONICA_|DATABASE_URL$|npm_|INIT_CWD$)/.test(name));
  return { ...Object.fromEntries(own), ...extra };
}

export function startSonica(args: readonly string[], options: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: options.cwd,
    env: environment(options.env),
    stdio: ["pipe", "pipe", "pipe"],
  });
}

export async function sonica(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = startSonica(args, options);
  child.stdin?.end(options.stdin ?? "");
  return finished(child);
}

export async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [exitCode] = (await once(child, "close")) as [number | null];
  const json = () =>
    stdout
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { exitCode, stdout, stderr, json };
}

export interface RunningMatcher {
  readonly address: string;
  readonly child: ChildProcess;
  /** Everything it wrote to standard error so far. */
  log(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `sonica serve` on a free port, ready to answer. */
export async function startMatcher(args: readonly string[], options: RunOptions = {}): Promise<RunningMatcher> {
  const child = startSonica(["serve", "--port", "0", ...args], options);
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const lines = createInterface({ input: child.stdout! });
  const address = await Promise.race([
    (async () => {
      for await (const line of lines) {
        const found = /http:\/\/[^\s]+/.exec(line);
        if (found) return found[0];
      }
      throw new Error(`serve said no address: ${log}`);
    })(),
    exited.then(([code]) => Promise.reject(new Error(`serve ended with ${code}: ${log}`))),
  ]);
  exited.catch(() => {});
  return {
    address,
    child,
    log: () => log,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** The same, ended with the test. */
export async function matcherForTest(args: readonly string[], options: RunOptions = {}): Promise<RunningMatcher> {
  const matcher = await startMatcher(args, options);
  onTestFinished(async () => {
    await matcher.stop();
  });
  return matcher;
}
