import { readFileSync } from "node:fs";
import type { SongFile } from "./render-catalogue.ts";

/** What the .lrc beside a song's file has at this second of it; empty where nobody sings. */
export function lyricAt({ path }: Pick<SongFile, "path">, seconds: number): string {
  const lrc = readFileSync(path.replace(/\.flac$/, ".lrc"), "utf8");
  const lines = [...lrc.matchAll(/^\[(\d+):([\d.]+)\](.*)$/gm)];
  return lines.findLast(([, minutes, from]) => 60 * Number(minutes) + Number(from) <= seconds)?.[3] ?? "";
}
