import type { Watch } from "../../storage/watch.ts";
import { useWatches } from "../../ui/use-watches.ts";
import { type ActiveTab, useActiveTab } from "./use-active-tab.ts";

interface FollowedHere {
  readonly tab: ActiveTab | null;
  /** What is being followed in this tab. */
  readonly watch: Watch | undefined;
  /** Storage has answered. */
  readonly isKnown: boolean;
}

export function useFollowedHere(): FollowedHere {
  const tab = useActiveTab();
  const watches = useWatches();
  const watch = watches?.find(({ tabId, ended }) => tabId === tab?.id && !ended);
  return { tab, watch, isKnown: watches !== null };
}
