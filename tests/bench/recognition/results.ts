import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files by name. */
export function writeResults(folder: string, contents: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  console.error(`written to ${folder}: ${Object.keys(contents).join(", ")}`);
}
