// Songs that are not looked for: invented titles, people and films out of real words (words.txt: Hindi, Punjabi and
// Bhojpuri as they stand in song titles; names.txt: first names and family names), each in both scripts.
import { readFileSync } from "node:fs";
import type { Name } from "@sonica/shared/src/api/contract.ts";
import { type Random, seededRandom } from "../../signals/random.ts";

interface Distractor {
  readonly title: Name;
  readonly artist: number;
  readonly album: number | null;
  readonly language: string;
  readonly genre: string;
  readonly year: number;
}

export interface Distractors {
  readonly artists: readonly Name[];
  readonly albums: readonly { readonly name: Name; readonly year: number }[];
  readonly songs: readonly Distractor[];
}

type Word = readonly [devanagari: string, latin: string];

const linesOf = (file: string): string[][] =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));

const pairs = (items: readonly string[]): Word[] =>
  items.flatMap((item, at) => (at % 2 === 0 ? [[item, items[at + 1]] as const] : []));

const VOCABULARY = linesOf("words.txt").map(([language, ...items]) => ({ language, words: pairs(items) }));
const [FIRST_NAMES, FAMILY_NAMES] = linesOf("names.txt").map(pairs);

/** Endings that make new words of old ones, after a consonant. */
const ENDINGS: readonly Word[] = [
  ["वा", "wa"],
  ["इया", "iya"],
  ["ों", "on"],
  ["ी", "i"],
  ["ीला", "eela"],
  ["दार", "daar"],
  ["वाली", "waali"],
];
const GENRES = ["filmi", "ghazal", "lokgeet", "bhajan", "pop", "bhangra", "qawwali"];

export function makeDistractors(count: number, isTaken: (title: string) => boolean): Distractors {
  const random = seededRandom(20);
  const artists = Array.from({ length: Math.ceil(count / 25) }, () =>
    named([random.pick(FIRST_NAMES), random.pick(FAMILY_NAMES)]),
  );
  const albums = Array.from({ length: Math.ceil(count / 6) }, () => ({
    name: named(wordsFor(random, random.pick(VOCABULARY).words, random.whole(1, 3))),
    year: random.whole(1950, 2024),
  }));
  const songs: Distractor[] = [];
  while (songs.length < count) {
    // Hindi as often as the others together.
    const { language, words } = random.chance(0.5) ? VOCABULARY[0] : random.pick(VOCABULARY);
    const title = named(wordsFor(random, words, random.pick([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])));
    if (isTaken(title.latin ?? "")) continue;
    songs.push({
      title,
      language,
      artist: random.whole(0, artists.length - 1),
      album: random.chance(0.7) ? random.whole(0, albums.length - 1) : null,
      genre: random.pick(GENRES),
      year: random.whole(1950, 2024),
    });
  }
  return { artists, albums, songs };
}

const wordsFor = (random: Random, words: readonly Word[], count: number): Word[] =>
  Array.from({ length: count }, () => {
    const word = random.pick(words);
    const endsInConsonant = /[क-ह]$/.test(word[0]) && word[0].length > 2;
    if (!endsInConsonant || !random.chance(0.25)) return word;
    const ending = random.pick(ENDINGS);
    return [word[0] + ending[0], word[1] + ending[1]];
  });

const named = (words: readonly Word[]): Name => ({
  latin: words.map(([, latin]) => latin.slice(0, 1).toUpperCase() + latin.slice(1)).join(" "),
  devanagari: words.map(([devanagari]) => devanagari).join(" "),
});
