// One song of the catalogue, from its entry to its files: <slug>.flac and <slug>.flac.sonica.json.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeEntry, type Entry } from "./catalogue.ts";
import { drawCover } from "./cover.ts";
import { encodeFlac } from "./flac.ts";
import { renderStereo } from "./render.ts";
import { sidecarOf } from "./sidecar.ts";

export const songPath = (folder: string, entry: Entry): string => join(folder, `${entry.slug}.flac`);

export async function renderEntry(folder: string, entry: Entry): Promise<void> {
  const file = songPath(folder, entry);
  await mkdir(folder, { recursive: true });
  const audio = await encodeFlac(await renderStereo(composeEntry(entry)), drawCover(entry.seed));
  await writeFile(`${file}.sonica.json`, `${JSON.stringify(sidecarOf(entry), undefined, 2)}\n`);
  // A song that is there is whole, however this ends.
  await writeFile(`${file}.part`, audio);
  await rename(`${file}.part`, file);
}
