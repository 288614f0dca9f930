// Where things lie in the checkout. Everything made here stays below ROOT.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Rendered songs, stamps, logs, screenshots: all of it can be deleted at any time. */
export const CACHE_DIR = join(ROOT, ".cache");

/** The production build that Chromium loads. */
export const EXTENSION_DIR = join(ROOT, "extension", "build", "chrome-mv3-prod");

/** The same for Firefox. */
export const FIREFOX_EXTENSION_DIR = join(ROOT, "extension", "build", "firefox-mv3-prod");

/** The first-run page's pack and clip, made before the extension is built. */
export const BUILT_IN_DIR = join(ROOT, "extension", "assets", "built-in");

export const ENGINE_WASM = join(ROOT, "shared", "build", "engine.wasm");

export const PNPM = "pnpm@10.34.9";
