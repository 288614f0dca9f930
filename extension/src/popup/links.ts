import type { Recording } from "@sonica/shared/src/api/contract.ts";

export interface OpenIn {
  readonly service: string;
  readonly address: string;
}

/** What one would type to find the recording: Latin names where known, since every service knows those. */
export function searchWords({ title, artists }: Recording): string {
  const singer = (artists.find(({ role }) => role === "singer") ?? artists[0])?.name;
  return [title.latin ?? title.devanagari, singer && (singer.latin ?? singer.devanagari)].filter(Boolean).join(" ");
}

/** Plain https searches: no key, no account, no address of ours on the way. */
export function openInLinks(recording: Recording): OpenIn[] {
  const words = encodeURIComponent(searchWords(recording));
  return [
    { service: "YouTube Music", address: `https://music.youtube.com/search?q=${words}` },
    { service: "Spotify", address: `https://open.spotify.com/search/${words}` },
    { service: "JioSaavn", address: `https://www.jiosaavn.com/search/song/${words}` },
    { service: "Gaana", address: `https://gaana.com/search/${words}` },
    { service: "Apple Music", address: `https://music.apple.com/search?term=${words}` },
  ];
}
