import { useEffect, useState } from "react";
import type { Watch } from "../storage/watch.ts";
import { watchWatches } from "../storage/watch-store.ts";
import { useIsPrivate } from "./use-is-private.ts";

/**
 * All that is or was followed, newest first; null until it is known. What plays in private windows is shown in them, and
 * nowhere else.
 */
export function useWatches(): readonly Watch[] | null {
  const [watches, setWatches] = useState<readonly Watch[] | null>(null);
  const isHerePrivate = useIsPrivate();
  useEffect(() => watchWatches(setWatches), []);
  if (!watches || isHerePrivate === null) return null;
  return watches.filter(({ isPrivate }) => isPrivate === isHerePrivate);
}
