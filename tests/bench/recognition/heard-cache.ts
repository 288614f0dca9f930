// Constellations of files, kept in .cache/bench so that a second run decodes nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeConstellation, encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import {
  FINGERPRINT_VERSION,
  QUERY_PEAKS_PER_SECOND,
  RECORDING_PEAKS_PER_SECOND,
} from "@sonica/shared/src/fingerprint/params.ts";
import { CACHE_DIR } from "../../setup/paths.mjs";
import type { Question } from "./dataset.ts";

const FOLDER = join(CACHE_DIR, "bench", "heard");

/** Bump when a kept file would mean something else. */
const CACHE_VERSION = 1;

type Kept = readonly (readonly [heardSeconds: number, constellation: string])[];

/** The questions heard in a file: kept ones, or those that `hear` finds. */
export async function heardIn(path: string, as: string, hear: () => Promise<Question[]>): Promise<Question[]> {
  const keptAt = join(FOLDER, `${keyOf(path, as)}.json`);
  const kept = read(keptAt);
  if (kept !== undefined) {
    return kept.map(([heardSeconds, text]) => ({
      heardSeconds,
      constellation: decodeConstellation(Buffer.from(text, "base64")),
    }));
  }
  const heard = await hear();
  mkdirSync(FOLDER, { recursive: true });
  const toKeep: Kept = heard.map(({ heardSeconds, constellation }) => [
    heardSeconds,
    Buffer.from(encodeConstellation(constellation)).toString("base64"),
  ]);
  writeFileSync(keptAt, JSON.stringify(toKeep));
  return heard;
}

/** A file that was changed has another size or another time. */
function keyOf(path: string, as: string): string {
  const { size, mtimeMs } = statSync(path);
  const densities = [RECORDING_PEAKS_PER_SECOND, QUERY_PEAKS_PER_SECOND];
  const key = [CACHE_VERSION, FINGERPRINT_VERSION, densities, path, size, mtimeMs, as];
  return createHash("sha256").update(JSON.stringify(key)).digest("hex").slice(0, 32);
}

/** Undefined when there is none, or when an interrupted run left half a file. */
function read(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    return undefined;
  }
}
