// A Chromium new enough to load an extension and to press its toolbar button: the one that is installed, else one
// that this machine can install.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT } from "./paths.mjs";
import { runStep, SetupError } from "./step.mjs";

/** First version whose debugging protocol can press the toolbar button. */
const OLDEST_VERSION = 146;

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "google-chrome-beta", "chrome"];

const PLACES = [
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a browser that will do, installing one when there is none. */
export async function provideBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const failures = [];
  for (const install of [installWithApt, downloadWithPuppeteer]) {
    try {
      await install();
    } catch (error) {
      failures.push(error.message);
    }
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new SetupError(
    [
      ...failures,
      `Sonica needs Chrome or Chromium ${OLDEST_VERSION} or newer: install one (Debian: apt install chromium), or name ` +
        "one in SONICA_BROWSER, and run the same command again.",
    ].join("\n\n"),
  );
}

/** The path of an installed browser that is new enough; undefined when there is none. */
export function findBrowser() {
  const named = process.env.SONICA_BROWSER;
  if (named) {
    if (isNewEnough(named)) return named;
    throw new SetupError(`SONICA_BROWSER names ${named}, which is not a Chromium ${OLDEST_VERSION} or newer.`);
  }
  const installed = [...namesOnPath(), ...PLACES].find((path) => existsSync(path) && isNewEnough(path));
  return installed ?? puppeteerBrowser();
}

function namesOnPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Windows browsers print no version; there the path alone must do. */
function isNewEnough(path) {
  if (process.platform === "win32") return existsSync(path);
  try {
    const answer = execFileSync(path, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
    });
    return Number(/(\d+)\.\d+\.\d+/.exec(answer)?.[1] ?? 0) >= OLDEST_VERSION;
  } catch {
    return false;
  }
}

/** The browser that puppeteer has downloaded before. */
function puppeteerBrowser() {
  try {
    const path = createRequire(join(ROOT, "tests", "package.json"))("puppeteer").executablePath();
    return existsSync(path) && isNewEnough(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function installWithApt() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const advice = "Installing Chromium by hand (apt install chromium) is the next thing to try.";
  const apt = (name, title, args) => runStep({ name, title, command: "apt-get", args: ["-q", ...args], env, advice });
  await apt("apt-update", "Asking Debian for its packages", ["update"]);
  // Without a font of its own a bare system draws empty boxes.
  const packages = ["chromium", "fonts-liberation"];
  await apt("apt-install", "Installing Chromium", ["install", "-y", "--no-install-recommends", ...packages]);
}

async function downloadWithPuppeteer() {
  await runStep({
    name: "puppeteer",
    title: "Downloading a browser for puppeteer",
    command: process.execPath,
    args: [puppeteerCommand(), "browsers", "install", "chrome"],
    advice: "The download needs the internet.",
  });
}

function puppeteerCommand() {
  const require = createRequire(join(ROOT, "tests", "package.json"));
  return join(require.resolve("puppeteer/package.json"), "..", require("puppeteer/package.json").bin);
}
