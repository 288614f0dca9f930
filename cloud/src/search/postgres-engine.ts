// Song search in Postgres. Words are found by their phonetic keys (full-text index), mistyped ones by the vocabulary's
// keys one edit away, and what is still not found by the trigrams of titles written as one word.

import { distance } from "@sonica/shared/src/text/distance.ts";
import { deletionsOf } from "@sonica/shared/src/text/near-keys.ts";
import { type Query, Ranker } from "@sonica/shared/src/text/rank.ts";
import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";
import { rankedTexts, type SearchDocument } from "./document.ts";
import { type Filters, MAX_NOMINEES, type Nomination, type SearchEngine } from "./search-engine.ts";

/** Keys of the vocabulary tried for one mistyped word. */
const MAX_NEAR_KEYS = 24;
/** Edits between keys that still are one slip. */
const NEAR = 1;
/** Songs nominated by trigrams. */
const MAX_BY_TRIGRAMS = 60;
/** Below this the best nominee may not be what was meant, and trigrams are asked too. */
const SURE_SCORE = 0.9;
/** Single letters begin nearly every word. */
const MIN_PREFIX = 2;

export class PostgresEngine implements SearchEngine {
  readonly name = "postgres";

  constructor(private readonly db: Kysely<Schema>) {}

  async nominate(query: Query, filters: Filters): Promise<Nomination> {
    const passing = conditions(filters);
    if (query.words.length === 0) return this.newest(passing);
    const near = await this.nearKeys(query);
    const groups = query.words.map(({ key }, at) =>
      anyOf([key, ...(near[at] ?? [])], isPrefix(query, at) ? key : null),
    );
    const strict = [groups.join(" & "), lexeme(query.joinedKey), ...merged(query, groups)].join(" | ");
    const exact = query.words.map(({ key }, at) => anyOf([key], isPrefix(query, at) ? key : null)).join(" & ");
    const found = await this.byKeys(strict, exact, passing);
    const isCut = found.length >= MAX_NOMINEES;
    if (isCut || this.isSure(query, found)) return { documents: found, isCut };
    const more = await this.byTrigrams(query, passing);
    const relaxed = groups.length > 1 ? await this.byKeys(allButOne(groups), exact, passing) : [];
    return { documents: distinct([...found, ...more, ...relaxed]), isCut: relaxed.length >= MAX_NOMINEES };
  }

  private async newest(passing: Expression<SqlBool>): Promise<Nomination> {
    const rows = await this.db
      .selectFrom("search_documents")
      .select("document")
      .where(passing)
      .orderBy("revision", "desc")
      .limit(MAX_NOMINEES + 1)
      .execute();
    return { documents: documentsOf(rows).slice(0, MAX_NOMINEES), isCut: rows.length > MAX_NOMINEES };
  }

  /** For each word the keys of the vocabulary that are one slip away. */
  private async nearKeys({ words }: Query): Promise<string[][]> {
    const deletions = [...new Set(words.flatMap(({ key }) => deletionsOf(key)))];
    const rows = await this.db
      .selectFrom("search_terms")
      .select("key")
      .where(sql<SqlBool>`near && ${deletions}::text[]`)
      .execute();
    return words.map(({ key }) =>
      rows
        .map((row) => ({ near: row.key, edits: distance(key, row.key) }))
        .filter(({ near, edits }) => near !== key && edits <= NEAR)
        .sort((a, b) => a.edits - b.edits)
        .slice(0, MAX_NEAR_KEYS)
        .map(({ near }) => near),
    );
  }

  private async byKeys(wanted: string, exact: string, passing: Expression<SqlBool>): Promise<SearchDocument[]> {
    const rows = await this.db
      .selectFrom("search_documents")
      .select("document")
      .where(sql<SqlBool>`keys @@ ${wanted}::tsquery`)
      .where(passing)
      .orderBy(sql`keys @@ ${exact}::tsquery`, "desc")
      .orderBy("title_letters")
      .limit(MAX_NOMINEES)
      .execute();
    return documentsOf(rows);
  }

  private async byTrigrams({ joinedKey }: Query, passing: Expression<SqlBool>): Promise<SearchDocument[]> {
    if (joinedKey.length < 3) return [];
    const rows = await this.db
      .selectFrom("search_documents")
      .select("document")
      .where(sql<SqlBool>`${joinedKey} <% titles`)
      .where(passing)
      .orderBy(sql`word_similarity(${joinedKey}, titles)`, "desc")
      .orderBy("title_letters")
      .limit(MAX_BY_TRIGRAMS)
      .execute();
    return documentsOf(rows);
  }

  private isSure(query: Query, documents: readonly SearchDocument[]): boolean {
    const ranker = new Ranker(query);
    return documents.some((document) => ranker.score(rankedTexts(document)) >= SURE_SCORE);
  }
}

const documentsOf = (rows: readonly { document: unknown }[]): SearchDocument[] =>
  rows.map(({ document }) => document as SearchDocument);

function distinct(documents: readonly SearchDocument[]): SearchDocument[] {
  return [...new Map(documents.map((document) => [document.recording.id, document])).values()];
}

const isPrefix = ({ words, isOpen }: Query, at: number): boolean =>
  isOpen && at === words.length - 1 && (words[at]?.key.length ?? 0) >= MIN_PREFIX;

// tsquery as text. Every lexeme is quoted, so nothing typed is read as an operator.
const lexeme = (key: string): string => `'${key.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

function anyOf(keys: readonly string[], prefix: string | null): string {
  const lexemes = keys.map(lexeme);
  if (prefix !== null) lexemes.push(`${lexeme(prefix)}:*`);
  return `(${lexemes.join(" | ")})`;
}

/** Two typed words that the catalogue writes as one. */
function merged({ words }: Query, groups: readonly string[]): string[] {
  if (words.length < 3) return [];
  return words.slice(1).map((word, at) => {
    const one = lexeme(`${words[at]?.key}${word.key}`);
    return [...groups.slice(0, at), one, ...groups.slice(at + 2)].join(" & ");
  });
}

const allButOne = (groups: readonly string[]): string =>
  groups.map((_, left) => `(${groups.filter((_, at) => at !== left).join(" & ")})`).join(" | ");

function conditions({ language, genre, artist, film, year }: Filters): Expression<SqlBool> {
  const wanted = [sql<SqlBool>`true`];
  if (language.length > 0) wanted.push(sql`language = any(${[...language]}::text[])`);
  if (genre.length > 0) wanted.push(sql`genre = any(${[...genre]}::text[])`);
  if (artist.length > 0) wanted.push(sql`artist_ids && ${[...artist]}::uuid[]`);
  if (film.length > 0) wanted.push(sql`album_id = any(${[...film]}::uuid[])`);
  if (year.length > 0) wanted.push(sql`year = any(${[...year]}::int[])`);
  return sql<SqlBool>`${sql.join(wanted, sql` and `)}`;
}
