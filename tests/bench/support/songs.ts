// Composed songs as the benches need them; what takes long is kept in .cache/bench.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decodeConstellation, encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { FINGERPRINT_VERSION, QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { renderSong } from "../../songs/render.ts";
import { COMPOSER_VERSION, composeSong } from "../../songs/song.ts";

const CACHE = fileURLToPath(new URL("../../../.cache/bench/", import.meta.url));

/** Mono audio of the first `seconds` of a song, at any rate, by straight lines between samples: for timing only. */
export async function songAudio(seed: number, seconds: number, rateHz: number): Promise<Float32Array> {
  const song = await renderSong(composeSong(seed, { seconds: seconds + 10 }), seconds);
  const step = song.rateHz / rateHz;
  return new Float32Array(seconds * rateHz).map((_, i) => {
    const at = Math.floor(i * step);
    const next = song.samples[Math.min(at + 1, song.samples.length - 1)];
    return song.samples[at] + (next - song.samples[at]) * (i * step - at);
  });
}

/** A song's peaks as dense as a query's; those of tier 4 and below are what a recording keeps. */
export async function songPeaks(seed: number, seconds: number): Promise<Constellation> {
  const file = `${CACHE}song-${COMPOSER_VERSION}-${FINGERPRINT_VERSION}-${seed}-${seconds}.snca`;
  if (existsSync(file)) return decodeConstellation(readFileSync(file));
  const { samples, rateHz } = await renderSong(composeSong(seed, { seconds }));
  const engine = await loadEngine();
  engine.open(rateHz);
  engine.push(samples);
  engine.finish();
  const peaks = engine.constellation(QUERY_PEAKS_PER_SECOND);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, encodeConstellation(peaks));
  return peaks;
}
