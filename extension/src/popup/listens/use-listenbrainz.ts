import { useEffect, useState } from "react";
import { type ListenBrainz, listenBrainz } from "../../storage/listenbrainz.ts";

/** The connected account; null when there is none, undefined until storage has answered. */
export function useListenBrainz(): ListenBrainz | null | undefined {
  const [account, setAccount] = useState<ListenBrainz | null>();
  useEffect(() => listenBrainz.watch(setAccount), []);
  return account;
}
