import { useEffect, useState } from "react";
import { watchSites } from "../storage/sites.ts";

/** The sites that are switched on; null until storage has answered. */
export function useSites(): readonly string[] | null {
  const [sites, setSites] = useState<readonly string[] | null>(null);
  useEffect(() => watchSites(setSites), []);
  return sites;
}
