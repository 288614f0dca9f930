import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly violations: readonly Violation[];
  /** Our own files that were looked at, packages left out. */
  readonly files: readonly string[];
}

const CRUISER = `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;

/** Runs dependency-cruiser with the house's rules over the four folders below `folder`. */
export async function cruise(folder: string): Promise<Cruise> {
  const args = [CRUISER, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...FOLDERS];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 });
  const { summary, modules } = JSON.parse(stdout) as Report;
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: modules
      .map(({ source }) => source)
      .filter((source) => FOLDERS.some((each) => source.startsWith(`${each}/`))),
  };
}

export const FOLDERS = ["shared", "cloud", "extension", "tests"];

interface Report {
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string; to: string }[] };
  readonly modules: readonly { readonly source: string }[];
}
