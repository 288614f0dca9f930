// The production build with one difference: the permission for this machine's own pages is given in advance. The browser
// asks for it in a window that no test can reach in a headless browser; everything after the person's yes is the same.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE_DIR, EXTENSION_DIR } from "../setup/paths.mjs";

export interface PermittedBuild {
  readonly extensionDir: string;
  remove(): void;
}

export function permittedBuild(origins: readonly string[]): PermittedBuild {
  mkdirSync(join(CACHE_DIR, "builds"), { recursive: true });
  const extensionDir = mkdtempSync(join(CACHE_DIR, "builds", "b-"));
  cpSync(EXTENSION_DIR, extensionDir, { recursive: true });
  const path = join(extensionDir, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: origins }));
  return { extensionDir, remove: () => rmSync(extensionDir, { recursive: true, force: true }) };
}
