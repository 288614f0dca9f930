import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { LinkChoice, Service } from "../storage/link-choice.ts";

export interface OpenIn {
  readonly service: Service;
  readonly address: string;
}

/** Plain https searches: no key, no account, no address of ours on the way. */
const SEARCHES: Record<Service, (words: string) => string> = {
  "YouTube Music": (words) => `https://music.youtube.com/search?q=${words}`,
  Spotify: (words) => `https://open.spotify.com/search/${words}`,
  JioSaavn: (words) => `https://www.jiosaavn.com/search/song/${words}`,
  Gaana: (words) => `https://gaana.com/search/${words}`,
  "Apple Music": (words) => `https://music.apple.com/search?term=${words}`,
  "Amazon Music": (words) => `https://music.amazon.com/search/${words}`,
  YouTube: (words) => `https://www.youtube.com/results?search_query=${words}`,
};

/** What one would type to find the recording: Latin names where known, since every service knows those. */
export function searchWords({ title, artists }: Recording): string {
  const singer = (artists.find(({ role }) => role === "singer") ?? artists[0])?.name;
  return [title.latin ?? title.devanagari, singer && (singer.latin ?? singer.devanagari)].filter(Boolean).join(" ");
}

/** In the person's order, those that are switched on. */
export function openInLinks(recording: Recording, choices: readonly LinkChoice[]): OpenIn[] {
  // A title from a file may hold half a character, which no address can.
  const words = encodeURIComponent(searchWords(recording).replace(/\p{Surrogate}/gu, "\uFFFD"));
  return choices.filter(({ isOn }) => isOn).map(({ service }) => ({ service, address: SEARCHES[service](words) }));
}
