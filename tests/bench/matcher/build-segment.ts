// Catalogues of medleys, each built by a process of its own: see build.ts.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BUILD = fileURLToPath(new URL("./build.ts", import.meta.url));

export interface Built {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Writes recordings `first` to `first + count` to `path`, medleys of the composed songs or of those of a corpus. */
export function buildSegment(path: string, first: number, count: number, corpus?: string): Built {
  const args = ["--import", "tsx", "--max-old-space-size=256", BUILD, path, String(first), String(count)];
  const printed = execFileSync(process.execPath, corpus === undefined ? args : [...args, corpus], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(printed) as Built;
}
