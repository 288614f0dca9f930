// The npm packages, installed by the pinned pnpm through npx: nothing but Node and npm has to be there before.
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { CACHE_DIR, PNPM, ROOT } from "./paths.mjs";
import { runStep } from "./step.mjs";

export async function installDependencies() {
  if (isInstalled()) return;
  await runStep({
    name: "install",
    title: "Installing the packages (a minute or two the first time)",
    command: "npx",
    args: ["-y", PNPM, "install", "--frozen-lockfile", ...storeArgs()],
    // The browser is looked for later, and only where one is needed. CI=true: no questions on a terminal.
    env: { PUPPETEER_SKIP_DOWNLOAD: "true", CI: "true" },
    advice: "Check that this machine reaches the npm registry, then run the same command again.",
  });
}

/** pnpm leaves a copy of the lockfile it installed. */
function isInstalled() {
  const installed = join(ROOT, "node_modules", ".pnpm", "lock.yaml");
  if (!existsSync(installed)) return false;
  const areAllThere = ["extension", "cloud", "shared", "tests"].every((name) =>
    existsSync(join(ROOT, name, "node_modules")),
  );
  return areAllThere && readFileSync(installed).equals(readFileSync(join(ROOT, "pnpm-lock.yaml")));
}

/** On a disk of its own pnpm would put its store at that disk's root: keep it in the checkout instead. */
function storeArgs() {
  const isSameDisk = existsSync(homedir()) && statSync(homedir()).dev === statSync(ROOT).dev;
  return isSameDisk ? [] : ["--store-dir", join(CACHE_DIR, "pnpm-store")];
}
