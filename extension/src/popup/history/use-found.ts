import finderUrl from "url:../../finder/index.ts";
import { useEffect, useState } from "react";
import type { FinderMessage, Found } from "../../finder/protocol.ts";
import type { History } from "../../storage/history.ts";

/** The songs of the history that are meant by what was typed. The answer before stays until the next one is there. */
export function useFound(history: History | undefined, typed: string): Found {
  const [finder, setFinder] = useState<Worker | null>(null);
  const [found, setFound] = useState<Found>({ typed: "", songs: null });
  useEffect(() => {
    const worker = new Worker(finderUrl);
    worker.onmessage = ({ data }: MessageEvent<Found>) => setFound(data);
    setFinder(worker);
    return () => worker.terminate();
  }, []);
  useEffect(() => {
    if (history) finder?.postMessage(songsOf(history));
  }, [finder, history]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another history may hold other songs that are meant
  useEffect(() => finder?.postMessage({ kind: "find", typed } satisfies FinderMessage), [finder, history, typed]);
  return found;
}

const songsOf = ({ songById }: History): FinderMessage => ({
  kind: "songs",
  songs: Array.from(songById.values(), ({ recordingId, recording: { title, artists, album } }) => ({
    recordingId,
    title,
    artists: artists.map(({ name }) => ({ name })),
    album,
  })),
});
