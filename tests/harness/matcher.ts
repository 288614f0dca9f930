// The real matcher on its embedded database: fill a data folder, then serve it.
import type { SongFile } from "../songs/render-catalogue.ts";
import { exitOf, linesOf, startSonica } from "./process.ts";

export interface Ingested {
  readonly path: string;
  readonly recordingId: string;
}

/** Puts files into the catalogue of `dataDir`; those it knows already cost little. */
export async function ingest(
  dataDir: string,
  paths: readonly string[],
  onFile: (done: number) => void = () => {},
): Promise<Ingested[]> {
  const { child, errors } = startSonica(["ingest", "--json", "--data-dir", dataDir, ...paths]);
  const exited = exitOf(child);
  const ingested: Ingested[] = [];
  for await (const line of linesOf(child)) {
    ingested.push(JSON.parse(line) as Ingested);
    onFile(ingested.length);
  }
  const code = await exited;
  if (code !== 0) throw new Error(`sonica ingest ended with ${code}:\n${errors()}`);
  return ingested;
}

/** Teaches it composed songs. @returns slug → id of the recording */
export async function ingestSongs(dataDir: string, songs: readonly SongFile[]): Promise<Map<string, string>> {
  const ingested = await ingest(
    dataDir,
    songs.map(({ path }) => path),
  );
  const idByPath = new Map(ingested.map(({ path, recordingId }) => [path, recordingId]));
  return new Map(songs.map(({ entry, path }) => [entry.slug, idByPath.get(path) ?? ""]));
}

export interface Matcher {
  readonly address: string;
  stop(): Promise<void>;
}

/** `sonica serve` on a free port of this machine, ready to answer. */
export async function serve(dataDir: string): Promise<Matcher> {
  const { child, errors } = startSonica(["serve", "--port", "0", "--data-dir", dataDir]);
  const exited = exitOf(child);
  for await (const line of linesOf(child)) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address === undefined) continue;
    return {
      address,
      async stop() {
        child.kill("SIGTERM");
        await exited;
      },
    };
  }
  throw new Error(`sonica serve ended with ${await exited}:\n${errors()}`);
}
