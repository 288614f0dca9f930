// A song's names as they are searched: every text it goes by, how its words are spelled, and what of it was meant.
import { highlight, type TextRange } from "./highlight.ts";
import type { RankedText, Ranker } from "./rank.ts";
import { spellingOf } from "./spelling.ts";
import { wordsOf } from "./words.ts";

/** As the contract's Name. */
interface Named {
  readonly latin?: string | undefined;
  readonly devanagari?: string | undefined;
}

/** What of a recording is searched. */
export interface NamedSong {
  readonly title: Named;
  readonly artists: readonly { readonly name: Named }[];
  readonly album?: { readonly name: Named } | undefined;
}

interface NamedText {
  readonly kind: RankedText["kind"];
  readonly text: string;
}

/** Every text of a song that can be searched, always in this order. */
export function textsOf({ title, artists, album }: NamedSong): NamedText[] {
  return [
    ...scriptsOf("title", title),
    ...artists.flatMap(({ name }) => scriptsOf("artist", name)),
    ...(album === undefined ? [] : scriptsOf("album", album.name)),
  ];
}

const scriptsOf = (kind: RankedText["kind"], { latin, devanagari }: Named): NamedText[] =>
  [latin, devanagari].flatMap((text) => (text === undefined ? [] : [{ kind, text }]));

/** Words of a title or name that are searched; who writes more writes no title. */
const MAX_NAME_WORDS = 40;

export const wordTexts = (text: string): string[] =>
  wordsOf(text.normalize("NFC"))
    .slice(0, MAX_NAME_WORDS)
    .map((word) => word.text.toLowerCase());

/** For each of textsOf(song) its spellings, with spaces between. @param spell spellingOf, or one that remembers. */
export const spellingsOf = (song: NamedSong, spell = spellingOf): string[] =>
  textsOf(song).map(({ text }) => wordTexts(text).map(spell).join(" "));

/** The texts as the ranker takes them. @param spellings of spellingsOf(song). */
export const rankedTexts = (song: NamedSong, spellings: readonly string[]): RankedText[] =>
  textsOf(song).map(({ kind }, at) => ({ kind, spellings: (spellings[at] ?? "").split(" ") }));

/** The parts of a name, in each script, that were meant. */
export interface NameMarks {
  readonly latin: TextRange[];
  readonly devanagari: TextRange[];
}

export interface SongMarks {
  readonly title: NameMarks;
  /** In the order of the song's artists. */
  readonly artists: NameMarks[];
  readonly album: NameMarks;
}

export const nameMarks = ({ latin, devanagari }: Named, ranker: Ranker, spell = spellingOf): NameMarks => ({
  latin: latin === undefined ? [] : highlight(latin, ranker, spell),
  devanagari: devanagari === undefined ? [] : highlight(devanagari, ranker, spell),
});

export const songMarks = ({ title, artists, album }: NamedSong, ranker: Ranker, spell = spellingOf): SongMarks => ({
  title: nameMarks(title, ranker, spell),
  artists: artists.map(({ name }) => nameMarks(name, ranker, spell)),
  album: album === undefined ? { latin: [], devanagari: [] } : nameMarks(album.name, ranker, spell),
});
