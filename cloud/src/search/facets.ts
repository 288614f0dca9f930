// How many of the found songs have which language, genre, artist, film and year.
import type { Name } from "@sonica/shared/src/api/contract.ts";
import type { Facets } from "@sonica/shared/src/api/search.ts";
import type { SearchDocument } from "./document.ts";

/** Values named in one facet. */
const MAX_VALUES = 12;

export function facetsOf(documents: readonly SearchDocument[]): Facets {
  const language = new Counter();
  const genre = new Counter();
  const artist = new Counter();
  const film = new Counter();
  const year = new Counter();
  for (const { recording, year: released } of documents) {
    const { album } = recording;
    if (recording.language !== undefined) language.add(recording.language);
    if (recording.genre !== undefined) genre.add(recording.genre);
    if (album?.kind === "film") film.add(album.id, album.name);
    if (released !== null) year.add(String(released));
    // Whoever both sings and composes is one artist of the song.
    for (const [id, name] of new Map(recording.artists.map((each) => [each.id, each.name]))) artist.add(id, name);
  }
  return {
    language: language.counts(),
    genre: genre.counts(),
    artist: artist.named(),
    film: film.named(),
    year: year.counts(),
  };
}

class Counter {
  private readonly byValue = new Map<string, { count: number; name: Name }>();

  add(value: string, name: Name = {}): void {
    const known = this.byValue.get(value);
    if (known === undefined) this.byValue.set(value, { count: 1, name });
    else known.count++;
  }

  counts(): { value: string; count: number }[] {
    return this.named().map(({ value, count }) => ({ value, count }));
  }

  named(): { value: string; count: number; name: Name }[] {
    return [...this.byValue]
      .map(([value, { count, name }]) => ({ value, count, name }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_VALUES);
  }
}
