// The composed songs as samples and as a matcher's catalogue; constellations are kept in .cache/bench.

import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { idOf } from "../../shared/constellations.ts";
import { segmentOf } from "../../shared/segments.ts";
import { catalogueFiles, type SongFile, strangerFiles } from "../../songs/render-catalogue.ts";
import { decodeSound, hearRecording } from "../recognition/hear.ts";
import { heardIn } from "../recognition/heard-cache.ts";

export const RATE_HZ = 44_100;

export interface Repertoire {
  readonly songs: readonly { readonly id: string; readonly file: SongFile }[];
  readonly strangers: readonly SongFile[];
  readonly matcher: Matcher;
}

export async function loadRepertoire(): Promise<Repertoire> {
  const onRendered = (done: number, total: number) => process.stderr.write(`songs rendered: ${done} of ${total}\n`);
  const files = await catalogueFiles(onRendered);
  const strangers = await strangerFiles(onRendered);
  const engine = await loadEngine();
  const constellations = [];
  for (const { path } of files) {
    const [heard] = await heardIn(path, "recording", async () => [
      { heardSeconds: 0, constellation: await hearRecording(engine, path, undefined) },
    ]);
    constellations.push(heard.constellation);
  }
  return {
    songs: files.map((file, i) => ({ id: idOf(i), file })),
    strangers,
    matcher: new Matcher([segmentOf(constellations)]),
  };
}

export async function samplesOf({ path }: SongFile): Promise<Float32Array> {
  const { samples } = await decodeSound(path, undefined, Number.POSITIVE_INFINITY);
  return samples;
}
