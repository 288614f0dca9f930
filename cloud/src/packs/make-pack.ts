import { createHash } from "node:crypto";
import { MAX_PACK_BYTES, type PackManifest } from "@sonica/shared/src/api/packs.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { encodePack } from "@sonica/shared/src/pack/pack.ts";
import type { Constellations } from "../catalogue/constellations.ts";
import type { Recordings } from "../catalogue/recordings.ts";
import { Failure } from "../failures.ts";

/** Recordings read from the database at a time. */
const BATCH = 200;

interface MadePack {
  readonly manifest: PackManifest;
  readonly bytes: Uint8Array;
}

interface Order {
  readonly title: string;
  readonly recordingIds: readonly string[];
  readonly createdAt: Date;
}

/** Fingerprints, names and lyrics of the chosen recordings in one file. Covers stay on the server. */
export async function makePack(
  from: { readonly recordings: Recordings; readonly constellations: Constellations },
  { title, recordingIds, createdAt }: Order,
): Promise<MadePack> {
  const builder = new SegmentBuilder();
  const rows: PackManifest["recordings"] = [];
  for (let start = 0; start < recordingIds.length; start += BATCH) {
    const ids = recordingIds.slice(start, start + BATCH);
    const rowById = await from.recordings.getAll(ids);
    const lyricsById = await from.recordings.allLyrics(ids);
    for (const { recordingId, bytes } of await from.constellations.get(ids)) {
      const row = rowById.get(recordingId);
      // Removed while we read.
      if (row === undefined) continue;
      const { artworkPath, ...named } = row;
      const lyrics = lyricsById.get(recordingId);
      builder.add(recordingId, decodeConstellation(bytes));
      rows.push({ ...named, ...(lyrics && { lyrics }) });
    }
  }
  if (rows.length === 0) throw new Failure("pack-empty", "No recording in the catalogue fits.");
  const manifest = { id: idOf(title), title, createdAt: createdAt.toISOString(), recordings: rows };
  const bytes = encodePack(manifest, builder.finish());
  if (bytes.length > MAX_PACK_BYTES) {
    throw new Failure(
      "pack-too-large",
      `${rows.length} recordings take ${bytes.length} bytes; a pack may have ${MAX_PACK_BYTES}.`,
    );
  }
  return { manifest, bytes };
}

/** A pack of the same title replaces the one before. */
function idOf(title: string): string {
  const digits = createHash("sha256").update(`sonica pack ${title}`).digest("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
