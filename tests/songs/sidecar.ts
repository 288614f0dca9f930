// What `sonica ingest` reads beside a song's file.
import { seededRandom } from "../signals/random.ts";
import type { Entry } from "./catalogue.ts";
import { ALBUMS, COMPOSERS, LABELS, LYRICISTS, SINGERS } from "./people.ts";

export function sidecarOf(entry: Entry) {
  const random = seededRandom(entry.seed ^ 0x51dec4);
  const album = random.pick(ALBUMS[entry.language]);
  return {
    title: entry.title,
    artists: [
      { name: random.pick(SINGERS), role: "singer" },
      { name: random.pick(COMPOSERS), role: "composer" },
      { name: random.pick(LYRICISTS), role: "lyricist" },
    ],
    album: { ...album, ...releaseOf(album.name.latin) },
    language: entry.language,
    genre: entry.genre,
  } as const;
}

/** Year and label belong to the album, whichever of its songs asks. */
function releaseOf(albumName: string): { year: number; label: string } {
  const random = seededRandom([...albumName].reduce((sum, letter) => 31 * sum + letter.charCodeAt(0), 7));
  return { year: random.whole(1998, 2024), label: random.pick(LABELS) };
}
