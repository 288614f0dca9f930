// What was built from which content: a step runs again only when a file it reads has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CACHE_DIR, ROOT } from "./paths.mjs";

const IGNORED = new Set(["node_modules", "build", ".plasmo", ".cache"]);

const stampPath = (name) => join(CACHE_DIR, "stamps", name);

/** SHA-256 over the names and contents of files and folders given relative to the checkout. */
export function hashOf(inputs) {
  const hash = createHash("sha256").update(process.version);
  for (const input of inputs) {
    for (const file of filesBelow(join(ROOT, input))) {
      hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).filter((name) => !IGNORED.has(name));
  return names.sort().flatMap((name) => filesBelow(join(path, name)));
}

export function isStamped(name, hash) {
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), "utf8") === hash;
}

export function stamp(name, hash) {
  mkdirSync(join(CACHE_DIR, "stamps"), { recursive: true });
  writeFileSync(stampPath(name), hash);
}
