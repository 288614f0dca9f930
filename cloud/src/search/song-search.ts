// Search as it is answered: an engine nominates, here the nominees are ranked, counted, highlighted and cut into pages.
import type { SearchAnswer, SearchParameters, SuggestAnswer } from "@sonica/shared/src/api/search.ts";
import { leastScore, parseQuery, Ranker } from "@sonica/shared/src/text/rank.ts";
import { rankedTexts } from "@sonica/shared/src/text/song.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { SearchDocument } from "./document.ts";
import { facetsOf } from "./facets.ts";
import { toHit } from "./hits.ts";
import { EngineAwayError, type Filters, MAX_NOMINEES, type Nomination, type SearchEngine } from "./search-engine.ts";
import { suggestionsFrom } from "./suggestions.ts";

/** How long a search server that failed is left alone, milliseconds. */
const AWAY_MS = 15_000;

/** A cursor that is not ours, or of another question. */
export class CursorError extends Error {
  override readonly name = "CursorError";
}

interface Ranked {
  readonly document: SearchDocument;
  readonly score: number;
}

interface Found extends Nomination {
  readonly engine: SearchEngine["name"];
  readonly isFallback: boolean;
}

export class SongSearch {
  private awayUntilMs = 0;

  /** @param server is asked first, when there is one; `fallback` when it is away. */
  constructor(
    private readonly fallback: SearchEngine,
    private readonly server: SearchEngine | undefined,
    private readonly onAway: (error: EngineAwayError) => void = () => {},
  ) {}

  /** @throws CursorError */
  async search(parameters: SearchParameters): Promise<SearchAnswer> {
    const started = performance.now();
    const { q, limit, cursor, ...filters } = parameters;
    const typed = cleaned(q);
    const question = [typed, filters];
    const offset = cursor === undefined ? 0 : decodeCursor(cursor, question);
    if (offset === undefined) throw new CursorError();
    const query = parseQuery(typed);
    const ranker = new Ranker(query);
    // Something was typed, but not one word: nothing is like that.
    const hasNoWord = typed !== "" && query.words.length === 0;
    const found = hasNoWord ? this.nothing() : await this.nominate(ranker, filters);
    const ranked = rank(found.documents, ranker);
    const page = ranked.slice(offset, offset + limit);
    const hasMore = ranked.length > offset + limit;
    return {
      hits: page.map(({ document, score }) => toHit(document, ranker, score)),
      total: ranked.length,
      isTotalExact: !found.isCut,
      facets: facetsOf(ranked.map(({ document }) => document)),
      ...(hasMore && { nextCursor: encodeCursor(offset + limit, question) }),
      engine: found.engine,
      isFallback: found.isFallback,
      elapsedMs: elapsed(started),
    };
  }

  /** Titles, artists and films that what was typed may become. */
  async suggest(typed: string, limit: number): Promise<SuggestAnswer> {
    const started = performance.now();
    const query = parseQuery(cleaned(typed));
    if (query.words.length === 0) return { suggestions: [], elapsedMs: elapsed(started) };
    const ranker = new Ranker(query);
    const { documents } = await this.nominate(ranker, NO_FILTERS);
    const best = rank(documents, ranker).map(({ document }) => document);
    return { suggestions: suggestionsFrom(best, ranker, limit), elapsedMs: elapsed(started) };
  }

  private async nominate(ranker: Ranker, filters: Filters): Promise<Found> {
    const { server, fallback } = this;
    const { query } = ranker;
    if (server === undefined) return foundBy(fallback, await fallback.nominate(query, filters, ranker), false);
    if (performance.now() >= this.awayUntilMs) {
      try {
        if (this.awayUntilMs > 0) await server.check?.();
        this.awayUntilMs = 0;
        return foundBy(server, await server.nominate(query, filters, ranker), false);
      } catch (error) {
        if (!(error instanceof EngineAwayError)) throw error;
        this.awayUntilMs = performance.now() + AWAY_MS;
        this.onAway(error);
      }
    }
    return foundBy(fallback, await fallback.nominate(query, filters, ranker), true);
  }

  private nothing(): Found {
    return { documents: [], isCut: false, engine: (this.server ?? this.fallback).name, isFallback: false };
  }
}

const NO_FILTERS: Filters = { language: [], genre: [], artist: [], film: [], year: [] };

const foundBy = (engine: SearchEngine, nomination: Nomination, isFallback: boolean): Found => ({
  ...nomination,
  engine: engine.name,
  isFallback,
});

function rank(documents: readonly SearchDocument[], ranker: Ranker): Ranked[] {
  if (ranker.query.words.length === 0) return documents.map((document) => ({ document, score: 1 }));
  const ranked = documents.map((document) => {
    const texts = rankedTexts(document.recording, document.spellings);
    return { document, score: ranker.score(texts) };
  });
  // Equal scores keep the engine's order.
  ranked.sort((a, b) => b.score - a.score);
  const least = leastScore(ranked[0]?.score ?? 0);
  return ranked.filter(({ score }) => score >= least).slice(0, MAX_NOMINEES);
}

/** Control characters and marks of direction are no part of what is looked for. */
const cleaned = (typed: string): string =>
  typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (letter) => (letter === "\u200c" || letter === "\u200d" ? letter : " "))
    .replace(/\s+/gu, " ")
    .trimStart();

const elapsed = (started: number): number => Math.round((performance.now() - started) * 100) / 100;
