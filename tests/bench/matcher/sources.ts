// Songs that the catalogue's medleys are made of, and songs kept out of them: an absent clip must have no relative.
import { join, resolve } from "node:path";
import { MeasuredSink } from "@sonica/cloud/src/decode/audio-sink.ts";
import { decode } from "@sonica/cloud/src/decode/decode.ts";
import { ffmpegRuns } from "@sonica/cloud/src/decode/ffmpeg.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { heardIn } from "../recognition/heard-cache.ts";
import { readTsv } from "../recognition/tsv.ts";
import { songPeaks } from "../support/songs.ts";

export interface Sources {
  readonly words: string;
  readonly songs: readonly Constellation[];
  readonly strangers: readonly Constellation[];
}

const SONG_SECONDS = 45;
const CATALOGUE_SEEDS = Array.from({ length: 12 }, (_, i) => 3000 + i);
const ABSENT_SEEDS = [3100, 3101, 3102];

export async function composedSources(): Promise<Sources> {
  const songs = await each(CATALOGUE_SEEDS, (seed) => songPeaks(seed, SONG_SECONDS));
  const strangers = await each(ABSENT_SEEDS, (seed) => songPeaks(seed, SONG_SECONDS));
  return { words: `${songs.length} composed songs; absent clips out of ${strangers.length} others`, songs, strangers };
}

/** Real music, laid out as ../README.md says: set `dev` for the catalogue, `negdev` for absent clips. */
export async function corpusSources(folder: string): Promise<Sources> {
  const engine = await loadEngine();
  const ffmpeg = (await ffmpegRuns("ffmpeg")) ? "ffmpeg" : undefined;
  const hearSet = (set: string) =>
    each(
      readTsv(join(resolve(folder), set, "manifest.tsv"), ["id", "file"]).map(({ file }) =>
        join(resolve(folder), set, file),
      ),
      async (path) => {
        const [heard] = await heardIn(path, "dense recording", async () => {
          await decode(path, new MeasuredSink(engine), { ffmpeg, seconds: undefined });
          engine.finish();
          return [{ heardSeconds: 0, constellation: engine.constellation(QUERY_PEAKS_PER_SECOND) }];
        });
        return heard.constellation;
      },
    );
  const songs = await hearSet("dev");
  const strangers = await hearSet("negdev");
  return { words: `${songs.length} real recordings; absent clips out of ${strangers.length} others`, songs, strangers };
}

async function each<T>(items: readonly T[], hear: (item: T) => Promise<Constellation>): Promise<Constellation[]> {
  const heard: Constellation[] = [];
  for (const item of items) {
    process.stderr.write(`\rsong ${heard.length + 1} of ${items.length}`);
    heard.push(await hear(item));
  }
  process.stderr.write("\r\x1b[K");
  return heard;
}
