// Names as the command line shows them: in Latin letters where they are known.
import type { Name, Recording } from "@sonica/shared/src/api/contract.ts";

export const display = ({ latin, devanagari }: Name): string => latin ?? devanagari ?? "";

/** Who is heard; whoever is known where nobody is said to be heard. */
export function artistsOf({ artists }: Recording): string | null {
  const heard = artists.filter(({ role }) => role === "singer" || role === "performer");
  const names = (heard.length > 0 ? heard : artists).map(({ name }) => display(name));
  return names.length === 0 ? null : [...new Set(names)].join(", ");
}
