// What a recording is called and by whom: from its sidecar when there is one, else from its tags, else from its path.
import type { Description } from "../catalogue/new-recording.ts";
import { readSidecar } from "./sidecar.ts";
import { readTags } from "./tags.ts";

export async function describe(path: string): Promise<Description> {
  const sidecar = await readSidecar(path);
  const tags = await readTags(path);
  return sidecar === undefined ? tags : { ...tags, ...sidecar };
}
