// Searches on worker threads, so that the thread that answers HTTP is free meanwhile. The threads share the segments'
// memory; what travels is the clip and the answer.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Explanation } from "@sonica/shared/src/match/explain.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentError, type SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import { type WorkerPool, workerPool } from "../worker-pool.ts";
import type { Question, SearchResult, SearchTask } from "./search-worker.ts";
import { SearchError, type Searcher } from "./searcher.ts";

interface SearcherOptions {
  readonly threads: number;
  /** Searches that may wait for a thread; one more is refused. */
  readonly mostWaiting: number;
  /** From being asked to the answer, waiting included, milliseconds. */
  readonly deadlineMs: number;
}

/** A miss takes a tenth of a second, so a full queue is worked off within the deadline. */
export const SEARCHER_DEFAULTS = { mostWaiting: 64, deadlineMs: 8_000 };

export class Searchers implements Searcher {
  private readonly pool: WorkerPool<SearchTask, SearchResult>;
  private generation = 0;
  private segments: readonly SegmentMemory[] = [];
  private underWay = 0;

  constructor(private readonly options: SearcherOptions) {
    this.pool = workerPool(new URL("./search-worker.ts", import.meta.url), {
      threads: options.threads,
      keepsThreads: true,
    });
  }

  /** What is searched from now on. Memory that is not shared would be copied for every search. */
  use(segments: readonly Segment[]): void {
    this.generation++;
    this.segments = segments.map(({ memory }) => memory);
  }

  async identify(clip: Constellation): Promise<Identification> {
    const result = await this.ask({ kind: "identify", clip });
    if (result.kind !== "identified") throw new Error(`A search thread answered "${result.kind}".`);
    return result.identification;
  }

  async explain(clip: Constellation, identification: Identification): Promise<Explanation> {
    const result = await this.ask({ kind: "explain", clip, identification });
    if (result.kind !== "explained") throw new Error(`A search thread answered "${result.kind}".`);
    return result.explanation;
  }

  /** @throws SearchError when too many wait already, or when it took too long. */
  private async ask(question: Question): Promise<SearchResult> {
    const { threads, mostWaiting, deadlineMs } = this.options;
    if (this.underWay >= threads + mostWaiting) {
      throw new SearchError("search-busy", `${this.underWay} searches are under way or waiting.`);
    }
    this.underWay++;
    try {
      const { generation, segments } = this;
      return await this.pool.run({ ...question, generation, segments }, { signal: AbortSignal.timeout(deadlineMs) });
    } catch (error) {
      if (!(error instanceof Error && error.name === "AbortError")) throw error;
      throw new SearchError("search-timeout", `No answer within ${deadlineMs} ms.`, { cause: error });
    } finally {
      this.underWay--;
    }
  }

  /** Opens a segment; its bytes are looked at in another thread. @throws SegmentError */
  async open(memory: SegmentMemory): Promise<Segment> {
    const result = await this.pool.run({ kind: "check", segment: memory });
    if (result.kind === "refused") throw new SegmentError(result.code, result.message);
    return Segment.trusted(memory);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
