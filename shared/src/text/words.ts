// A text → its words, each with its place in the text.

export interface Word {
  readonly text: string;
  /** UTF-16 code units from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** Letters with their vowel signs, digits, the joiners inside words, and an apostrophe between letters. */
const WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*/gu;

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}
