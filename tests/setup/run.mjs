// Runs a program of the checkout with its output passed through, and settles with its exit code.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./paths.mjs";

const require = createRequire(join(ROOT, "package.json"));

/** TypeScript through tsx. */
export const runTypeScript = (file, args, env) =>
  runNode(["--import", pathToFileURL(require.resolve("tsx")).href, join(ROOT, file), ...args], env);

/** vitest, always from the checkout's root. */
export const runVitest = (args, env) =>
  runNode([join(dirname(require.resolve("vitest/package.json")), "vitest.mjs"), ...args], env);

function runNode(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
    // The child shares the terminal and gets Ctrl-C itself; it cleans up and then ends, and so do we.
    const onInterrupt = () => {};
    const onTerminate = () => child.kill("SIGTERM");
    process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
