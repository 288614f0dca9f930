// The production build with one difference: optional permissions are given in advance, the right to hear a tab and, where
// asked for, the right to pages of this machine. The browser asks for them in a window that no test can reach in a headless
// browser; everything after the person's yes is the same. tests/e2e/permission.test.ts answers that window under Xvfb.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE_DIR, EXTENSION_DIR } from "../setup/paths.mjs";

interface Manifest {
  readonly permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
}

export interface PermittedBuild {
  readonly extensionDir: string;
  remove(): void;
}

export function permittedBuild(origins: readonly string[] = [], ordinary = EXTENSION_DIR): PermittedBuild {
  mkdirSync(join(CACHE_DIR, "builds"), { recursive: true });
  const extensionDir = mkdtempSync(join(CACHE_DIR, "builds", "b-"));
  cpSync(ordinary, extensionDir, { recursive: true });
  const path = join(extensionDir, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const { optional_permissions: optional = [], ...rest } = manifest;
  const permissions = [...manifest.permissions, ...optional];
  writeFileSync(path, JSON.stringify({ ...rest, permissions, host_permissions: origins }));
  return { extensionDir, remove: () => rmSync(extensionDir, { recursive: true, force: true }) };
}
