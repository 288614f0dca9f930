// Names as plain text, for files and searches.
import type { Artist, Name, Recording } from "@sonica/shared/src/api/contract.ts";

export const latinOf = (name: Name): string => name.latin ?? name.devanagari ?? "";

export const namesOf = (artists: readonly Artist[]): string => artists.map(({ name }) => latinOf(name)).join(", ");

/** Those who are heard; when nobody is noted as such, everybody. */
export function singersOf({ artists }: Recording): readonly Artist[] {
  const heard = artists.filter(({ role }) => role === "singer" || role === "performer");
  return heard.length > 0 ? heard : artists;
}
