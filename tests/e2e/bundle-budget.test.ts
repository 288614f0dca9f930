// What a person downloads and what each context loads, against limits that are written in extension/README.md too. A
// change that needs more says so by raising its limit here.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { EXTENSION_DIR } from "../setup/paths.mjs";

const KB = 1000;

/** Largest size of each file, kB as built. */
const LIMITS_KB: Readonly<Record<string, number>> = {
  "popup.js": 690,
  "popup.css": 26,
  "sidepanel.js": 460,
  "static/background/index.js": 500,
  "offscreen.js": 26,
  "worker.js": 24,
  "device.js": 270,
  "finder.js": 210,
  "page.js": 20,
  "pcm-tap.js": 2,
  "detached-media.js": 2,
  "engine.wasm": 13,
};

/** Limit of a script that is not named above: a page of React and words. */
const LIMIT_OTHER_KB = 450;

/** All of the package, kB, as built and as a browser's store sends it. */
const LIMIT_ALL_KB = 3370;
const LIMIT_ALL_GZIPPED_KB = 1385;

/** Sizes by name without the build's hash; files of one name count together. */
function sizes(): Map<string, number> {
  const found = new Map<string, number>();
  for (const path of files()) {
    const name = path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, "");
    found.set(name, (found.get(name) ?? 0) + statSync(join(EXTENSION_DIR, path)).size);
  }
  return found;
}

const files = (): string[] =>
  readdirSync(EXTENSION_DIR, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(EXTENSION_DIR, path)).isFile(),
  );

it.each(Object.entries(LIMITS_KB))("keeps %s within %i kB", (name, limit) => {
  const size = sizes().get(name);
  expect(size, `${name} is not in the build`).toBeDefined();
  expect(Math.round((size ?? 0) / KB)).toBeLessThanOrEqual(limit);
});

it("keeps the whole package small", () => {
  const all = [...sizes().values()].reduce((sum, size) => sum + size, 0);
  expect(all / KB).toBeLessThanOrEqual(LIMIT_ALL_KB);
  const gzipped = files().reduce((sum, path) => sum + gzipSync(readFileSync(join(EXTENSION_DIR, path))).length, 0);
  expect(gzipped / KB).toBeLessThanOrEqual(LIMIT_ALL_GZIPPED_KB);
});

it("keeps every other script within the limit for a page", () => {
  const others = [...sizes()].filter(([name]) => name.endsWith(".js") && !(name in LIMITS_KB));
  expect(others.filter(([, size]) => size / KB > LIMIT_OTHER_KB)).toEqual([]);
});
