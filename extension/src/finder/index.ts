// Entry of the finder, a worker of the history page. Here and not in the page, because reading Indic scripts takes a
// package of tables that no popup should load before somebody searches; here and not in the background, because what
// it remembers is worth as long as the page is open, so that nothing derived is stored or has to be kept true.
import { Finder } from "./finder.ts";
import type { FinderMessage, Found } from "./protocol.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;
const finder = new Finder();

worker.onmessage = ({ data }: MessageEvent<FinderMessage>) => {
  if (data.kind === "songs") finder.take(data.songs);
  else worker.postMessage({ typed: data.typed, songs: finder.find(data.typed) } satisfies Found);
};
