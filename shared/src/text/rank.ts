// How well a song answers what was typed: every typed word looks for its like in title, singers and film.
import { distance } from "./distance.ts";
import { romaniseWord } from "./romanise.ts";
import { joinedSpellingOf, keyOf, spellingOf } from "./spelling.ts";
import { wordsOf } from "./words.ts";

export interface Query {
  readonly words: readonly QueryWord[];
  /** All of it as one word. */
  readonly joinedKey: string;
  readonly joined: string;
  /** The last word may go on: somebody is still typing. */
  readonly isOpen: boolean;
  /** Of an open query, how the words that its last word begins may be spelled. */
  readonly beginnings: readonly string[];
}

interface QueryWord {
  /** As typed, in small letters. */
  readonly text: string;
  readonly spelling: string;
  readonly key: string;
}

/** A title, a name: its words as spellingOf gives them. */
export interface RankedText {
  readonly kind: "title" | "artist" | "album";
  readonly spellings: readonly string[];
}

const MAX_QUERY_WORDS = 12;

export function parseQuery(typed: string): Query {
  const texts = wordsOf(typed.normalize("NFC"))
    .map(({ text }) => text.toLowerCase())
    // A sign without its letter has no sound.
    .filter((text) => spellingOf(text) !== "")
    .slice(0, MAX_QUERY_WORDS);
  const words = texts.map((text) => {
    const spelling = spellingOf(text);
    return { text, spelling, key: keyOf(spelling) };
  });
  const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(typed);
  const last = isOpen ? words.at(-1) : undefined;
  return {
    words,
    joinedKey: keyOf(joinedSpellingOf(texts)),
    joined: words.map(({ spelling }) => spelling).join(""),
    isOpen,
    beginnings: last === undefined ? [] : [...new Set([last.spelling, unendedSpelling(last.text)])],
  };
}

/** Without the rules for ends of words, since this is none: "peh" may become "pehla", which is spelled "pahla". */
function unendedSpelling(text: string): string {
  const latin = romaniseWord(text);
  return spellingOf(latin + (latin.endsWith("t") ? "m" : "t")).slice(0, -1);
}

/** What a typed word found in a name counts, against the same in the title. */
const WEIGHT: Record<RankedText["kind"], number> = { title: 1, artist: 0.97, album: 0.93 };
/** How much the score says about the typed words, and how much about the name being nothing but them. */
const FOUND_SHARE = 0.88;
const WHOLE_SHARE = 1 - FOUND_SHARE;
/** Edits weigh more than their share of the letters; in words of two letters another vowel is another word. */
const editWeight = (letters: number): number => (letters <= 2 ? 2 : 1.3);
/** Less alike than this is not the same word. */
const ALIKE_FROM = 0.55;
/** Less like what was typed than this is no hit. */
const HIT_FROM = 0.5;
/** And no hit is this much worse than the best one: with the song itself in sight, its distant likes are noise. */
const HIT_BELOW_BEST = 0.3;
/** All letters in a row are alike, but the words are divided otherwise. */
const JOINED_WEIGHT = 0.97;
/** Between songs with the same words: those with the words as often and in the same order. */
const ORDER_SHARE = 0.03;
/** From here on every word was found, and letters in a row can tell nothing more than their number. */
const ALL_FOUND = 0.8;

/** Scores for one query; likenesses are remembered, because the words of a catalogue come again and again. */
export class Ranker {
  /** For each typed word, by the spelling it was held against; at last for all of them as one word. */
  private readonly likeness: readonly Map<string, number>[];

  constructor(readonly query: Query) {
    this.likeness = Array.from({ length: query.words.length + 1 }, () => new Map<string, number>());
  }

  /** 0 to 1. */
  score(texts: readonly RankedText[]): number {
    const { words } = this.query;
    if (words.length === 0) return 0;
    let found = 0;
    let letters = 0;
    for (const [at, word] of words.entries()) {
      const weight = Math.sqrt(word.spelling.length);
      letters += weight;
      found += weight * this.bestIn(texts, at);
    }
    const foundShare = found / letters;
    const byWords = FOUND_SHARE * foundShare + WHOLE_SHARE * this.wholeness(texts);
    const joined = byWords > ALL_FOUND ? this.orderScore(texts) : this.joinedScore(texts);
    return (1 - ORDER_SHARE) * Math.max(byWords, JOINED_WEIGHT * joined) + ORDER_SHARE * joined;
  }

  /** Whether this word, as spellingOf gives it, is what a typed word means. */
  isMeant(spelling: string): boolean {
    return this.query.words.some((_, at) => this.alike(at, spelling) >= ALIKE_FROM);
  }

  /** Whether this text is what was typed, written with other spaces. */
  isMeantAsWhole(spellings: readonly string[]): boolean {
    return this.alikeJoined(spellings.join("")) >= 0.8;
  }

  private bestIn(texts: readonly RankedText[], at: number): number {
    let best = 0;
    for (const { kind, spellings } of texts) {
      const weight = WEIGHT[kind];
      if (weight <= best) continue;
      for (const spelling of spellings) best = Math.max(best, weight * this.alike(at, spelling));
    }
    return best;
  }

  /** The largest share of a title or name that was asked for. */
  private wholeness(texts: readonly RankedText[]): number {
    let best = 0;
    for (const { kind, spellings } of texts) {
      let meant = 0;
      let letters = 0;
      for (const spelling of spellings) {
        letters += spelling.length;
        let alike = 0;
        for (let at = 0; at < this.query.words.length; at++) alike = Math.max(alike, this.alike(at, spelling));
        meant += spelling.length * alike;
      }
      if (letters > 0) best = Math.max(best, (WEIGHT[kind] * meant) / letters);
    }
    return best;
  }

  private joinedScore(texts: readonly RankedText[]): number {
    let best = 0;
    for (const { kind, spellings } of texts) {
      const weight = WEIGHT[kind];
      if (weight > best) best = Math.max(best, weight * this.alikeJoined(spellings.join("")));
    }
    return best;
  }

  private orderScore(texts: readonly RankedText[]): number {
    const { joined } = this.query;
    let best = 0;
    for (const { kind, spellings } of texts) {
      const letters = spellings.reduce((sum, { length }) => sum + length, 0);
      const isSame = letters === joined.length && spellings.join("") === joined;
      const alike = isSame ? 1 : (0.9 * Math.min(letters, joined.length)) / Math.max(letters, joined.length);
      best = Math.max(best, WEIGHT[kind] * alike);
    }
    return best;
  }

  private alikeJoined(joined: string): number {
    return remembered(this.likeness[this.query.words.length]!, joined, () =>
      alikeness(this.query.joined, joined, this.query.isOpen ? [this.query.joined] : []),
    );
  }

  private alike(at: number, spelling: string): number {
    const { words, beginnings } = this.query;
    const typed = words[at]?.spelling ?? "";
    if (typed === spelling) return 1;
    return remembered(this.likeness[at]!, spelling, () =>
      alikeness(typed, spelling, at === words.length - 1 ? beginnings : []),
    );
  }
}

/** The least score that is a hit beside the best one. */
export const leastScore = (best: number): number => Math.max(HIT_FROM, best - HIT_BELOW_BEST);

function remembered(known: Map<string, number>, key: string, count: () => number): number {
  let value = known.get(key);
  if (value === undefined) {
    value = count();
    known.set(key, value);
  }
  return value;
}

/** 0 to 1; below ALIKE_FROM it is 0. @param beginnings of the words that what was typed may become. */
function alikeness(typed: string, spelling: string, beginnings: readonly string[]): number {
  const longer = Math.max(typed.length, spelling.length);
  if (longer === 0) return 0;
  const isFar = Math.abs(typed.length - spelling.length) * 2 > longer;
  let alike = isFar || isOtherNumber(typed, spelling) ? 0 : wholeAlikeness(typed, spelling, longer);
  for (const beginning of beginnings) {
    if (spelling.length <= beginning.length) continue;
    const begun = spelling.slice(0, beginning.length);
    const share = 0.7 + (0.2 * beginning.length) / spelling.length;
    if (begun === beginning) alike = Math.max(alike, share);
    else if (beginning.length >= 4 && !isOtherNumber(beginning, begun)) {
      alike = Math.max(alike, share * 0.9 * wholeAlikeness(beginning, begun, beginning.length));
    }
  }
  return alike < ALIKE_FROM ? 0 : alike;
}

/** However alike they are written: "Aashiqui 2" is not "Aashiqui 3". */
function isOtherNumber(typed: string, spelling: string): boolean {
  return HAS_DIGITS.test(typed) && digitsOf(typed) !== digitsOf(spelling);
}

const HAS_DIGITS = /\p{N}/u;
const digitsOf = (text: string): string => text.replace(/\P{N}+/gu, "");

const wholeAlikeness = (a: string, b: string, longer: number): number =>
  Math.max(0, 1 - (editWeight(longer) * distance(a, b)) / longer);
