import { useEffect, useState } from "react";
import type { Watch } from "../storage/watch.ts";
import { watchWatches } from "../storage/watch-store.ts";

/** All that is or was followed, newest first; null until storage has answered. */
export function useWatches(): readonly Watch[] | null {
  const [watches, setWatches] = useState<readonly Watch[] | null>(null);
  useEffect(() => watchWatches(setWatches), []);
  return watches;
}
