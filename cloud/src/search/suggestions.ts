// What somebody may be typing: the titles, artists and films of the best hits that hold what is typed so far.
import type { Name } from "@sonica/shared/src/api/contract.ts";
import type { NameHighlights, Suggestion } from "@sonica/shared/src/api/search.ts";
import type { Ranker } from "@sonica/shared/src/text/rank.ts";
import { nameMarks } from "@sonica/shared/src/text/song.ts";
import type { SearchDocument } from "./document.ts";

/** Hits looked through. */
const MAX_LOOKED_AT = 60;

export function suggestionsFrom(best: readonly SearchDocument[], ranker: Ranker, limit: number): Suggestion[] {
  const found = new Map<string, Suggestion & { readonly matched: number }>();
  const offer = (kind: Suggestion["kind"], id: string, name: Name, language: string | undefined): void => {
    const shown = nameMarks(name, ranker);
    const matched = share(name, shown);
    if (matched === 0 || found.has(id)) return;
    found.set(id, { kind, id, name, ...(language !== undefined && { language }), highlights: shown, matched });
  };
  for (const { recording } of best.slice(0, MAX_LOOKED_AT)) {
    const { album, artists, id, title, language } = recording;
    offer("song", id, title, language);
    for (const artist of artists) offer("artist", artist.id, artist.name, language);
    if (album?.kind === "film") offer("film", album.id, album.name, language);
  }
  // What is nothing but the typed words comes first; equals keep the order of the hits.
  return [...found.values()]
    .sort((a, b) => b.matched - a.matched)
    .slice(0, limit)
    .map(({ matched: _, ...suggestion }) => suggestion);
}

/** How much of the name is highlighted, 0 to 1, in the script where it is most. */
function share({ latin, devanagari }: Name, marks: NameHighlights): number {
  const of = (text: string | undefined, ranges: NameHighlights["latin"]): number =>
    text === undefined ? 0 : ranges.reduce((sum, [start, end]) => sum + end - start, 0) / text.length;
  return Math.max(of(latin, marks.latin), of(devanagari, marks.devanagari));
}
