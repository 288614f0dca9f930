// Makes what the extension's first-run page needs to name a song with no server: two composed songs as a pack, and ten
// seconds of the first of them to play. Run before the extension is built.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { RECORDING_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { encodePack } from "@sonica/shared/src/pack/pack.ts";
import { BUILT_IN_DIR } from "../setup/paths.mjs";
import { atSpeed } from "../signals/degrade.ts";
import { BUILT_IN, composeEntry, type Entry } from "../songs/catalogue.ts";
import { drawCover } from "../songs/cover.ts";
import { encodeFlac } from "../songs/flac.ts";
import { renderSong } from "../songs/render.ts";
import { sidecarOf } from "../songs/sidecar.ts";

/** Where the played part begins in the song, and how long it is, seconds. */
const CLIP_FROM_SECONDS = 14;
const CLIP_SECONDS = 10;

/** The same bytes whenever it is built: no date of today. */
const CREATED_AT = "2026-01-01T00:00:00Z";

/** A UUID that depends on nothing but the name. */
function uuidOf(name: string): string {
  const digits = createHash("sha256").update(`sonica built-in ${name}`).digest("hex");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function recordingOf(entry: Entry, durationSeconds: number): Recording {
  const { artists, album, ...named } = sidecarOf(entry);
  return {
    id: uuidOf(entry.slug),
    ...named,
    artists: artists.map((artist) => ({ id: uuidOf(artist.name.latin), ...artist })),
    album: { id: uuidOf(album.name.latin), ...album },
    durationSeconds,
  };
}

function fingerprint(engine: Engine, samples: Float32Array, rateHz: number): Constellation {
  engine.open(rateHz);
  engine.push(samples);
  engine.finish();
  return engine.constellation(RECORDING_PEAKS_PER_SECOND);
}

mkdirSync(BUILT_IN_DIR, { recursive: true });
const engine = await loadEngine();
const builder = new SegmentBuilder();
const recordings: Recording[] = [];
for (const [index, entry] of BUILT_IN.entries()) {
  const { samples, rateHz } = await renderSong(composeEntry(entry));
  const recording = recordingOf(entry, samples.length / rateHz);
  recordings.push(recording);
  builder.add(recording.id, fingerprint(engine, samples, rateHz));
  if (index > 0) continue;
  const part = samples.slice(CLIP_FROM_SECONDS * rateHz, (CLIP_FROM_SECONDS + CLIP_SECONDS) * rateHz);
  const half = atSpeed(part, 2);
  const flac = await encodeFlac({ left: half, right: half, rateHz: rateHz / 2 }, drawCover(entry.seed));
  writeFileSync(join(BUILT_IN_DIR, "demo.flac"), flac);
}
const manifest = { id: uuidOf("pack"), title: "Sonica demo", createdAt: CREATED_AT, recordings };
writeFileSync(join(BUILT_IN_DIR, "demo.sonicapack"), encodePack(manifest, builder.finish()));
