import type { Unknown } from "../storage/session.ts";
import type { Words } from "./words.ts";

/** What happened, and among which songs it was looked for. */
interface UnknownWords {
  readonly title: string;
  readonly cause: string;
  readonly searched: string | null;
}

export function unknownWords({ verdict }: Words, { reason, searched }: Unknown): UnknownWords {
  const isOnlyDevice = searched?.by === "device";
  const words = isOnlyDevice && reason === "not-in-catalogue" ? verdict.notOnDevice : verdict.unknown[reason];
  if (isOnlyDevice) return { ...words, searched: verdict.onlyDevice(searched.recordings) };
  return { ...words, searched: searched && searched.recordings > 0 ? verdict.searched(searched.recordings) : null };
}
