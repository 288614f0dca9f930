// Songs by words in any script and spelling, as the server's search knows them: the same folding, ranks and marks.
import { leastScore, parseQuery, type RankedText, Ranker } from "@sonica/shared/src/text/rank.ts";
import { rankedTexts, songMarks, spellingsOf } from "@sonica/shared/src/text/song.ts";
import { spellingOf } from "@sonica/shared/src/text/spelling.ts";
import type { FinderSong, FoundSongs } from "./protocol.ts";

interface Folded {
  readonly song: FinderSong;
  readonly texts: readonly RankedText[];
}

export class Finder {
  /** By word: singers come again and again, and folding a word takes longer than ranking it. */
  readonly #spellings = new Map<string, string>();
  #folded: readonly Folded[] = [];

  take(songs: readonly FinderSong[]): void {
    this.#folded = songs.map((song) => ({ song, texts: rankedTexts(song, spellingsOf(song, this.#spell)) }));
  }

  find(typed: string): FoundSongs {
    const query = parseQuery(typed);
    if (query.words.length === 0) return null;
    const ranker = new Ranker(query);
    const scored = this.#folded.map(({ song, texts }) => ({ song, score: ranker.score(texts) }));
    const least = leastScore(scored.reduce((best, { score }) => Math.max(best, score), 0));
    const meant = scored.filter(({ score }) => score >= least);
    return new Map(meant.map(({ song }) => [song.recordingId, songMarks(song, ranker, this.#spell)]));
  }

  readonly #spell = (word: string): string => {
    const spelling = this.#spellings.get(word) ?? spellingOf(word);
    this.#spellings.set(word, spelling);
    return spelling;
  };
}
