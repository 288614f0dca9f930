// Real, well-known songs and singers, with the spellings people type for them: songs.tsv and artists.tsv, written by
// hand. One half is for developing the search, the other was frozen before anything was tuned.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Description } from "@sonica/cloud/src/catalogue/new-recording.ts";
import type { Name } from "@sonica/shared/src/api/contract.ts";
import { seededRandom } from "../../signals/random.ts";

/** What somebody looks for, and the ways to write it. */
export interface Target {
  readonly kind: "song" | "artist";
  /** Latin name of the song or the artist. */
  readonly name: string;
  readonly devanagari: string;
  readonly spellings: readonly string[];
}

export type Half = "dev" | "frozen";

/** By a hash of the name, so that no later choice can move a target from one half to the other. */
export const halfOf = ({ name }: Target): Half =>
  createHash("sha256").update(name.toLowerCase()).digest()[0] % 2 === 0 ? "dev" : "frozen";

const rowsOf = (file: string): string[][] =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));

const ARTISTS = rowsOf("artists.tsv");
const SONGS = rowsOf("songs.tsv");

export const TARGETS: readonly Target[] = [
  ...SONGS.map((row) => ({ kind: "song" as const, name: row[0], devanagari: row[1], spellings: row[7].split(";") })),
  ...ARTISTS.map((row) => ({
    kind: "artist" as const,
    name: row[0],
    devanagari: row[1],
    spellings: row[2].split(";"),
  })),
];

const artistNames = new Map(ARTISTS.map(([latin, devanagari]) => [latin, { latin, devanagari }]));

/** The songs as a catalogue holds them. */
export const REAL_SONGS: readonly Description[] = SONGS.map(
  ([latin, devanagari, language, singers, film, filmDevanagari, year]) => ({
    title: { latin, devanagari },
    artists: singers.split(";").map((singer) => ({ name: artistNames.get(singer) as Name, role: "singer" as const })),
    album: film
      ? { name: { latin: film, devanagari: filmDevanagari }, kind: "film" as const, year: Number(year) }
      : undefined,
    year: Number(year),
    language,
  }),
);

/** Neighbours on the keyboard people type on. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** One slip of the finger, always the same for the same spelling: a letter lost, doubled, swapped or a neighbour's. */
export function withOneTypo(spelling: string): string {
  const seed = createHash("sha256").update(spelling).digest().readUInt32LE(0);
  const random = seededRandom(seed);
  // Not the first letter of all: it is what people get right most.
  const places = [...spelling].flatMap((letter, at) => (at > 0 && /[a-z]/.test(letter) ? [at] : []));
  const at = random.pick(places);
  const letter = spelling[at];
  const [before, after] = [spelling.slice(0, at), spelling.slice(at + 1)];
  switch (random.whole(0, 3)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before.slice(0, -1) + letter + before.slice(-1) + after;
    default:
      return before + neighbourOf(letter, random.whole(0, 1)) + after;
  }
}

function neighbourOf(letter: string, side: number): string {
  const row = ROWS.find((letters) => letters.includes(letter)) ?? "";
  const at = row.indexOf(letter);
  return row[at + (side === 0 ? -1 : 1)] ?? row[at + (side === 0 ? 1 : -1)];
}
