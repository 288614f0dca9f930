// Song search in Postgres, in steps from cheap to thorough; the next one is taken when the last found nothing that
// surely is what was meant: words by their phonetic keys (full-text index), then one mistyped word by the keys of the
// vocabulary that are one edit away, then names by trigrams, and songs that have most of the words.
import { distance } from "@sonica/shared/src/text/distance.ts";
import { deletionsOf, isOneSlip } from "@sonica/shared/src/text/near-keys.ts";
import type { Query, Ranker } from "@sonica/shared/src/text/rank.ts";
import { rankedTexts } from "@sonica/shared/src/text/song.ts";
import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";
import { nameLexeme, pairLexeme, type SearchDocument } from "./document.ts";
import { type Filters, MAX_NOMINEES, type Nomination, type SearchEngine } from "./search-engine.ts";

/** Keys of the vocabulary tried for one mistyped word. */
const MAX_NEAR_KEYS = 16;
/** Keys of the vocabulary looked at for each deletion. */
const MAX_NEAR_ROWS = 300;
/** Shorter keys have half the vocabulary for neighbours. */
const MIN_NEAR = 3;
/** Songs nominated by trigrams, and for most of the words. */
const MAX_BY_TRIGRAMS = 40;
const MAX_BY_MOST = 60;
/** Matches of frequent words that are sorted; whole names are found apart and never cut. */
const MAX_SORTED = 1500;
/** From here on the best nominee surely is what was meant. */
const SURE_SCORE = 0.93;
/** While somebody types, so many songs that go on like that are enough. */
const ENOUGH = 10;
const ENOUGH_SCORE = 0.7;
/** Shorter beginnings of words are not searched for, except alone. */
const MIN_PREFIX = 3;

export class PostgresEngine implements SearchEngine {
  readonly name = "postgres";

  constructor(private readonly db: Kysely<Schema>) {}

  async nominate(query: Query, filters: Filters, ranker: Ranker): Promise<Nomination> {
    const passing = conditions(filters);
    if (query.words.length === 0) return this.newest(passing);
    const exact = exactGroups(query);
    const found = await this.byKeys(nameGroup(query, [query.joinedKey]), wordsWanted(query, exact), passing);
    const isCut = found.length >= MAX_NOMINEES;
    if (isEnough(ranker, found)) return { documents: found, isCut };
    const near = await this.nearKeys(query);
    const nearNames = nameGroup(query, near[query.words.length] ?? []);
    const slipped = await this.byKeys(nearNames, oneSlip(exact, near, query), passing);
    const both = distinct([...found, ...slipped]);
    if (isEnough(ranker, both)) return { documents: both, isCut: isCut || slipped.length >= MAX_NOMINEES };
    const others = await this.byTrigrams(query, passing);
    const most = exact.length > 1 ? await this.byMostKeys(exact, near, passing) : [];
    return { documents: distinct([...both, ...others, ...most]), isCut: isCut || most.length >= MAX_BY_MOST };
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

  /** Whole names first, then the shortest titles with the words. */
  private async byKeys(names: string, words: string, passing: Expression<SqlBool>): Promise<SearchDocument[]> {
    const { rows } = await sql<{ document: unknown }>`
      with wanted as materialized (
        (select recording_id, 0 as tier, title_letters from search_documents
          where keys @@ ${names}::tsquery and ${passing} order by title_letters limit ${MAX_NOMINEES / 2})
        union all
        (select recording_id, 1, title_letters from
          (select recording_id, title_letters from search_documents
            where keys @@ ${words}::tsquery and ${passing} limit ${MAX_SORTED}) as matches
          order by title_letters limit ${MAX_NOMINEES})
      ), best as materialized (
        select recording_id, min(tier) as tier, min(title_letters) as letters from wanted
        group by recording_id order by 2, 3, 1 limit ${MAX_NOMINEES}
      )
      select document from best join search_documents using (recording_id) order by tier, letters, recording_id
    `.execute(this.db);
    return documentsOf(rows);
  }

  /** For each word, and last for all of them as one, the keys of the vocabulary that are one slip away. */
  private async nearKeys({ words, joinedKey }: Query): Promise<string[][]> {
    const asked = [...words.map(({ key }) => key), joinedKey];
    const deletions = [...new Set(asked.filter((key) => key.length >= MIN_NEAR).flatMap(deletionsOf))];
    if (deletions.length === 0) return asked.map(() => []);
    // One look-up for each: the planner takes a wish for any of them for one for a tenth of the table, and reads it all.
    const { rows } = await sql<{ key: string }>`
      select distinct found.key from unnest(${deletions}::text[]) as asked (deletion)
      cross join lateral (
        select key from search_terms where near @> array[asked.deletion] limit ${MAX_NEAR_ROWS}
      ) as found
    `.execute(this.db);
    return asked.map((key) =>
      key.length < MIN_NEAR
        ? []
        : rows
            .filter((row) => row.key !== key && isOneSlip(key, row.key))
            .map((row) => ({ near: row.key, edits: distance(key, row.key) }))
            .sort((a, b) => a.edits - b.edits)
            .slice(0, MAX_NEAR_KEYS)
            .map(({ near }) => near),
    );
  }

  /** Songs with two typed words that stand together, those with most of the words first. */
  private async byMostKeys(
    exact: readonly string[],
    near: readonly (readonly string[])[],
    passing: Expression<SqlBool>,
  ): Promise<SearchDocument[]> {
    const groups = exact.map((group, at) => anyOf([group, ...(near[at] ?? []).map(lexeme)]));
    const wanted = groups.length <= 3 ? allButOne(exact) : pairsOf(exact);
    const count = groups.map((group) => sql`(keys @@ ${group}::tsquery)::int`);
    const { rows } = await sql<{ document: unknown }>`
      with matches as materialized (
        select recording_id, title_letters, keys from search_documents
        where keys @@ ${wanted}::tsquery and ${passing} limit ${MAX_SORTED}
      ), best as materialized (
        select recording_id, ${sql.join(count, sql` + `)} as words, title_letters as letters from matches
        order by 2 desc, 3, 1 limit ${MAX_BY_MOST}
      )
      select document from best join search_documents using (recording_id) order by words desc, letters, recording_id
    `.execute(this.db);
    return documentsOf(rows);
  }

  private async byTrigrams({ joinedKey }: Query, passing: Expression<SqlBool>): Promise<SearchDocument[]> {
    if (joinedKey.length < MIN_NEAR) return [];
    const rows = await this.db
      .selectFrom("search_documents")
      .select("document")
      .where(sql<SqlBool>`${joinedKey} <% names`)
      .where(passing)
      .orderBy(sql`word_similarity(${joinedKey}, names)`, "desc")
      .orderBy("title_letters")
      .limit(MAX_BY_TRIGRAMS)
      .execute();
    return documentsOf(rows);
  }
}

const documentsOf = (rows: readonly { document: unknown }[]): SearchDocument[] =>
  rows.map(({ document }) => document as SearchDocument);

const distinct = (documents: readonly SearchDocument[]): SearchDocument[] => [
  ...new Map(documents.map((document) => [document.recording.id, document])).values(),
];

function isEnough(ranker: Ranker, documents: readonly SearchDocument[]): boolean {
  let good = 0;
  for (const document of documents) {
    const score = ranker.score(rankedTexts(document.recording, document.spellings));
    if (score >= SURE_SCORE) return true;
    if (ranker.query.isOpen && score >= ENOUGH_SCORE) good++;
  }
  return good >= ENOUGH;
}

// tsquery as text. Every lexeme is quoted, so nothing typed is read as an operator.
const lexeme = (key: string): string => `'${key.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
const anyOf = (parts: readonly string[]): string => `(${parts.join(" | ")})`;
const allOf = (groups: readonly string[]): string => `(${groups.join(" & ")})`;

const isLast = ({ words }: Query, at: number): boolean => at === words.length - 1;

/** What finds each word as typed: itself, two words that it is, and, while it is typed, those it may become. */
function exactGroups(query: Query): string[] {
  return query.words.map(({ key }, at) => {
    const parts = [lexeme(key), lexeme(pairLexeme(key))];
    if (query.isOpen && isLast(query, at) && key.length >= MIN_PREFIX) parts.push(`${lexeme(key)}:*`);
    return anyOf(parts);
  });
}

/** All words, or two of them as one; and without the last while there is too little of it. */
function wordsWanted(query: Query, groups: readonly string[]): string {
  const { words, isOpen } = query;
  const ways = [allOf(groups)];
  for (let at = 1; at < words.length && words.length > 2; at++) {
    const one = lexeme(`${words[at - 1]?.key}${words[at]?.key}`);
    ways.push(allOf([...groups.slice(0, at - 1), one, ...groups.slice(at + 1)]));
  }
  const isShort = (words[words.length - 1]?.key.length ?? 0) < MIN_PREFIX;
  if (words.length > 1 && isOpen && isShort) ways.push(allOf(groups.slice(0, -1)));
  return anyOf(ways);
}

/** Names that are just this; while somebody types also those that go on. */
function nameGroup({ isOpen }: Query, keys: readonly string[]): string {
  const parts = keys.map((key) => (isOpen ? `${lexeme(nameLexeme(key))}:*` : lexeme(nameLexeme(key))));
  return parts.length > 0 ? anyOf(parts) : lexeme(nameLexeme(""));
}

/** Each word in turn is the mistyped one. */
function oneSlip(exact: readonly string[], near: readonly (readonly string[])[], { words }: Query): string {
  const ways = exact.flatMap((_, at) => {
    const keys = near[at] ?? [];
    if (keys.length === 0) return [];
    return [allOf(exact.map((group, i) => (i === at ? anyOf(keys.map(lexeme)) : group)))];
  });
  // Spelled by other rules than ours, every word may be a slip away.
  const all = words.map((_, at) => anyOf([exact[at] ?? "", ...(near[at] ?? []).map(lexeme)]));
  if (words.length > 1 && words.every(({ key }) => key.length >= MIN_NEAR)) ways.push(allOf(all));
  return ways.length > 0 ? anyOf(ways) : lexeme(nameLexeme(""));
}

const allButOne = (groups: readonly string[]): string =>
  anyOf(groups.map((_, left) => allOf(groups.filter((_, at) => at !== left))));

const pairsOf = (groups: readonly string[]): string =>
  anyOf(groups.slice(1).map((group, at) => allOf([groups[at] ?? "", group])));

function conditions({ language, genre, artist, film, year }: Filters): Expression<SqlBool> {
  const wanted = [sql<SqlBool>`true`];
  if (language.length > 0) wanted.push(sql`language = any(${[...language]}::text[])`);
  if (genre.length > 0) wanted.push(sql`genre = any(${[...genre]}::text[])`);
  if (artist.length > 0) wanted.push(sql`artist_ids && ${[...artist]}::uuid[]`);
  if (film.length > 0) wanted.push(sql`album_id = any(${[...film]}::uuid[])`);
  if (year.length > 0) wanted.push(sql`year = any(${[...year]}::int[])`);
  return sql<SqlBool>`${sql.join(wanted, sql` and `)}`;
}
