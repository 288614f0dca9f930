import type { Name } from "@sonica/shared/src/api/contract.ts";
import { type ShownName, shownName } from "../../storage/title.ts";

/** A title known in one script, with its transliteration beside it; the title itself always comes first. */
export function withReading(shown: ShownName, reading: Name, language: string | undefined): ShownName {
  const isRead = shown.other === null && (reading.latin !== undefined || reading.devanagari !== undefined);
  return isRead ? { main: shown.main, other: shownName(reading, language).main } : shown;
}
