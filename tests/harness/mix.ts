// A mix as radios play it: songs of the catalogue one after the other, each from its middle, with hard cuts.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE_DIR } from "../setup/paths.mjs";
import { CATALOGUE, composeEntry } from "../songs/catalogue.ts";
import { drawCover } from "../songs/cover.ts";
import { encodeFlac } from "../songs/flac.ts";
import { renderStereo } from "../songs/render.ts";
import { COMPOSER_VERSION } from "../songs/song.ts";

export interface MixPart {
  readonly slug: string;
  /** From where to where in the song. */
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

/** The mix as a file, rendered once. */
export async function mixFile(name: string, parts: readonly MixPart[]): Promise<string> {
  const folder = join(CACHE_DIR, "songs", `v${COMPOSER_VERSION}`, "mixes");
  const key = parts.map(({ slug, fromSeconds, untilSeconds }) => `${slug}-${fromSeconds}-${untilSeconds}`).join("_");
  const path = join(folder, `${name}.flac`);
  const note = `${path}.txt`;
  if (existsSync(path) && existsSync(note) && readFileSync(note, "utf8") === key) return path;
  mkdirSync(folder, { recursive: true });
  const lefts: Float32Array[] = [];
  const rights: Float32Array[] = [];
  let rateHz = 0;
  for (const { slug, fromSeconds, untilSeconds } of parts) {
    const entry = CATALOGUE.find((each) => each.slug === slug);
    if (!entry) throw new Error(`No song ${slug}`);
    const rendering = await renderStereo(composeEntry(entry), untilSeconds);
    rateHz = rendering.rateHz;
    lefts.push(rendering.left.slice(fromSeconds * rateHz, untilSeconds * rateHz));
    rights.push(rendering.right.slice(fromSeconds * rateHz, untilSeconds * rateHz));
  }
  const flac = await encodeFlac({ left: joined(lefts), right: joined(rights), rateHz }, drawCover(1));
  writeFileSync(`${path}.part`, flac);
  renameSync(`${path}.part`, path);
  writeFileSync(note, key);
  return path;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
