// The filters that are set, with the names they are shown by.
import type { Facets } from "@sonica/shared/src/api/search.ts";
import type { SearchFilters } from "../../messages.ts";
import type { Said } from "../../storage/title.ts";
import { shownName } from "../../storage/title.ts";
import type { Speech } from "../../words/speech.ts";

type FacetName = keyof Facets;

export interface Filter {
  readonly facet: FacetName;
  readonly value: string;
  readonly shown: Said;
}

/** Values offered of one facet, so that no facet hides the others. */
const OFFERED: Record<FacetName, number> = { language: 3, genre: 3, artist: 4, film: 3, year: 3 };

export const isSame = (a: Filter, b: Filter): boolean => a.facet === b.facet && a.value === b.value;

export function toQuestion(filters: readonly Filter[]): SearchFilters {
  const of = (facet: FacetName) => filters.filter((filter) => filter.facet === facet).map(({ value }) => value);
  return { language: of("language"), genre: of("genre"), artist: of("artist"), film: of("film"), year: of("year") };
}

/** What may be chosen next: values that not all of the hits share. */
export function offeredFilters(facets: Facets, total: number, say: Speech): Filter[] {
  const plain = (value: string): Said => ({ text: value, lang: "und" });
  const all: (Filter & { readonly count: number })[] = [
    ...facets.language.map(({ value, count }) => ({
      facet: "language" as const,
      value,
      count,
      shown: { text: say.languageName(value) ?? value, lang: say.language },
    })),
    ...facets.film.map(({ value, count, name }) => ({
      facet: "film" as const,
      value,
      count,
      shown: shownName(name, undefined).main,
    })),
    ...facets.artist.map(({ value, count, name }) => ({
      facet: "artist" as const,
      value,
      count,
      shown: shownName(name, undefined).main,
    })),
    ...facets.year.map(({ value, count }) => ({ facet: "year" as const, value, count, shown: plain(value) })),
    ...facets.genre.map(({ value, count }) => ({ facet: "genre" as const, value, count, shown: plain(value) })),
  ];
  const offered = new Map<FacetName, number>();
  return all.filter(({ facet, count }) => {
    const before = offered.get(facet) ?? 0;
    if (count >= total || before >= OFFERED[facet]) return false;
    offered.set(facet, before + 1);
    return true;
  });
}
