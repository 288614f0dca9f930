// Song search by a Meilisearch server: asked by sound and by letter in one request, kept in step with Postgres.
import type { Query } from "@sonica/shared/src/text/rank.ts";
import type { Kysely } from "kysely";
import { Meilisearch, MeilisearchApiError, type MultiSearchQuery } from "meilisearch";
import type { Schema } from "../storage/schema.ts";
import type { SearchDocument } from "./document.ts";
import { INDEX_SETTINGS, type SongEntry, toEntry } from "./meilisearch-index.ts";
import { EngineAwayError, type Filters, MAX_NOMINEES, type Nomination, type SearchEngine } from "./search-engine.ts";

/** A person is typing: who takes longer than this is away, milliseconds. */
const SEARCH_TIMEOUT_MS = 1_500;
/** Indexing a batch may take this long, milliseconds. */
const TASK_TIMEOUT_MS = 120_000;
const BATCH = 1_000;

export interface SearchServer {
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly index: string;
}

export interface Synced {
  readonly written: number;
  readonly deleted: number;
  readonly songs: number;
}

export class MeilisearchEngine implements SearchEngine {
  readonly name = "meilisearch";
  private readonly asking: Meilisearch;
  private readonly writing: Meilisearch;

  constructor(private readonly server: SearchServer) {
    const config = { host: server.url, ...(server.apiKey !== undefined && { apiKey: server.apiKey }) };
    this.asking = new Meilisearch({ ...config, timeout: SEARCH_TIMEOUT_MS });
    this.writing = new Meilisearch({
      ...config,
      timeout: TASK_TIMEOUT_MS,
      defaultWaitOptions: { timeout: TASK_TIMEOUT_MS },
    });
  }

  /** @throws EngineAwayError */
  async check(): Promise<void> {
    await this.orAway(this.asking.health());
  }

  async nominate(query: Query, filters: Filters): Promise<Nomination> {
    const queries = query.words.length === 0 ? [NEWEST] : waysToAsk(query);
    const filter = filtersOf(filters);
    const { results } = await this.orAway(
      this.asking.multiSearch<{ queries: MultiSearchQuery[] }, SongEntry>({
        queries: queries.map((way) => ({
          indexUid: this.server.index,
          limit: MAX_NOMINEES,
          attributesToRetrieve: ["document"],
          ...(filter.length > 0 && { filter }),
          ...way,
        })),
      }),
    );
    const documents = new Map<string, SearchDocument>();
    for (const { hits } of results) for (const { document } of hits) documents.set(document.recording.id, document);
    const isCut = results.some(({ hits }) => hits.length >= MAX_NOMINEES);
    return { documents: [...documents.values()], isCut };
  }

  /**
   * Makes the server's index equal to the documents in Postgres: writes what is missing or of another revision, deletes
   * what is gone. @throws EngineAwayError
   */
  async sync(db: Kysely<Schema>, onProgress: (written: number) => void = () => {}): Promise<Synced> {
    const index = this.writing.index<SongEntry>(this.server.index);
    await this.orAway(
      this.done(this.writing.createIndex(this.server.index, { primaryKey: "id" }), "index_already_exists"),
    );
    await this.orAway(this.done(index.updateSettings(INDEX_SETTINGS)));
    const there = await this.revisions();
    const here = await db.selectFrom("search_documents").select(["recording_id", "revision"]).execute();
    const hereIds = new Set(here.map(({ recording_id }) => recording_id));
    const changed = here.filter(({ recording_id, revision }) => there.get(recording_id) !== Number(revision));
    let written = 0;
    for (let start = 0; start < changed.length; start += BATCH) {
      const ids = changed.slice(start, start + BATCH).map(({ recording_id }) => recording_id);
      const rows = await db
        .selectFrom("search_documents")
        .select(["document", "revision"])
        .where("recording_id", "in", ids)
        .execute();
      const entries = rows.map(({ document, revision }) => toEntry(document as SearchDocument, Number(revision)));
      await this.orAway(this.done(index.addDocuments(entries)));
      written += rows.length;
      onProgress(written);
    }
    const gone = [...there.keys()].filter((id) => !hereIds.has(id));
    for (let start = 0; start < gone.length; start += BATCH) {
      await this.orAway(this.done(index.deleteDocuments(gone.slice(start, start + BATCH))));
    }
    return { written, deleted: gone.length, songs: here.length };
  }

  private async revisions(): Promise<Map<string, number>> {
    const index = this.writing.index<SongEntry>(this.server.index);
    const revisions = new Map<string, number>();
    for (let offset = 0; ; offset += BATCH) {
      const page = await this.orAway(index.getDocuments({ fields: ["id", "revision"], limit: BATCH, offset }));
      for (const { id, revision } of page.results) revisions.set(id, revision);
      if (offset + BATCH >= page.total) return revisions;
    }
  }

  /** Waits until the server has done it; a task may fail long after it was taken. */
  private async done(task: ReturnType<Meilisearch["createIndex"]>, pardoned?: string): Promise<void> {
    const { status, error } = await task.waitTask();
    if (status !== "succeeded" && error?.code !== pardoned) {
      throw new EngineAwayError(`Meilisearch could not do its task: ${error?.message ?? status}`);
    }
  }

  private async orAway<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof EngineAwayError) throw error;
      const said = error instanceof MeilisearchApiError ? `${error.cause?.code}: ${error.message}` : String(error);
      throw new EngineAwayError(`Meilisearch at ${this.server.url} did not answer as it should: ${said}`, {
        cause: error,
      });
    }
  }
}

type Way = Omit<MultiSearchQuery, "indexUid">;

const NEWEST: Way = { q: "", sort: ["revision:desc"] };

/** By sound, by sound as one word, and as typed. */
const waysToAsk = ({ words, joinedKey }: Query): Way[] => [
  { q: words.map(({ key }) => key).join(" "), attributesToSearchOn: ["keys"], matchingStrategy: "frequency" },
  { q: joinedKey, attributesToSearchOn: ["names"] },
  { q: words.map(({ text }) => text).join(" "), attributesToSearchOn: ["texts"], matchingStrategy: "last" },
];

/** Lists are joined by and, the values within one by or. Every value is quoted. */
function filtersOf(filters: Filters): string[][] {
  return Object.entries(filters).flatMap(([field, values]: [string, readonly (string | number)[]]) =>
    values.length === 0 ? [] : [values.map((value) => `${field} = ${quoted(value)}`)],
  );
}

const quoted = (value: string | number): string =>
  typeof value === "number" ? String(value) : `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
