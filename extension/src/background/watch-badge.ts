import type { Watch } from "../storage/watch.ts";
import { nowOf } from "../timeline/now.ts";

/** A tab that is listened to says so on the icon for as long as it is; navigation clears it, the next event sets it anew. */
export async function showWatchBadge(watch: Watch): Promise<void> {
  if (watch.source.kind !== "tab") return;
  const { tabId } = watch;
  // Null gives the tab back what the icon says everywhere.
  const text = watch.ended ? null : nowOf(watch).kind === "song" ? "♪" : "…";
  // A tab that is gone has no icon.
  await chrome.action.setBadgeText({ tabId, text: text as string }).catch(() => undefined);
}
