import type { Artist, Name, Recording } from "@sonica/shared/src/api/contract.ts";
import type { Track } from "./storage/listens.ts";

const CLIENT = "Sonica";

/** Latin where it is known: MusicBrainz finds a track by either, and most catalogues have that one. */
const written = ({ latin, devanagari }: Name): string => latin ?? devanagari ?? "";

/** What ListenBrainz is told of a recording; null when title or artist are not known, since it takes none without. */
export function trackOf({ title, artists, album, durationSeconds, isrc }: Recording, version: string): Track | null {
  const namesOf = (isMeant: (role: Artist["role"]) => boolean): string =>
    artists
      .filter(({ role }) => isMeant(role))
      .map(({ name }) => written(name))
      .filter(Boolean)
      .join(", ");
  const artist = namesOf((role) => role === "singer") || namesOf((role) => role === "performer") || namesOf(() => true);
  if (!artist || !written(title)) return null;
  return {
    artist_name: artist,
    track_name: written(title),
    ...(album && written(album.name) && { release_name: written(album.name) }),
    additional_info: {
      ...(durationSeconds > 0 && { duration_ms: Math.round(durationSeconds * 1000) }),
      media_player: CLIENT,
      media_player_version: version,
      submission_client: CLIENT,
      submission_client_version: version,
      ...(isrc && { isrc }),
    },
  };
}
