// One step of the set-up: a command whose output is kept for the case that it fails. Progress goes to stderr, so that
// stdout stays free for machine-readable answers.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE_DIR, ROOT } from "./paths.mjs";

/** A set-up step that failed, told in words for a person. */
export class SetupError extends Error {
  name = "SetupError";
}

/** Lines of a failed command's output that are shown. */
const TAIL_LINES = 30;

/** How often a running step says that it is still at it, where the line cannot be rewritten, ms. */
const HEARTBEAT_MS = 20_000;

export const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Shows `title` with the seconds that have passed until `work` settles, and how far it says it has come.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const live = process.stderr.isTTY === true;
  let news = "";
  const note = (text) => {
    news = `  ${text}`;
  };
  const line = () => `· ${title} … ${seconds()}${news}`;
  const draw = () => process.stderr.write(`\r\x1b[2K${line()}`);
  if (live) draw();
  else say(`· ${title} …`);
  const timer = setInterval(live ? draw : () => say(line()), live ? 200 : HEARTBEAT_MS);
  const finish = (mark) => say(`${live ? "\r\x1b[2K" : ""}${mark} ${title}  ${seconds()}`);
  try {
    const result = await work(note);
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a command in the checkout, its output in .cache/logs/<name>.log; a failure shows the end of it.
 * @param {{ name: string, title: string, command: string, args: string[], env?: NodeJS.ProcessEnv, advice: string }} step
 */
export async function runStep({ name, title, command, args, env = {}, advice }) {
  const logPath = join(CACHE_DIR, "logs", `${name}.log`);
  mkdirSync(join(CACHE_DIR, "logs"), { recursive: true });
  await withProgress(title, async () => {
    const code = await run(command, args, env, logPath);
    if (code === 0) return;
    const tail = readFileSync(logPath, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
    throw new SetupError(`${tail}\n\n${title} failed (${code}); the whole output is in ${logPath}\n${advice}`);
  });
}

/** Settles with the exit code, or with the reason why the command could not be started. */
function run(command, args, env, logPath) {
  const log = createWriteStream(logPath);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // npx is a .cmd file on Windows, which only a shell starts.
      shell: process.platform === "win32" && command === "npx",
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const settle = (result) => log.end(() => resolve(result));
    child.on("error", (error) => settle(error.message));
    child.on("close", (code, signal) => settle(code ?? signal));
  });
}
