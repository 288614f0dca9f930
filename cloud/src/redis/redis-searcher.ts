// Searches over Redis Cluster: segments are published as soon as they are used, and dropped when they no longer are.
import { createHash } from "node:crypto";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Explanation } from "@sonica/shared/src/match/explain.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { HEADER_BYTES, type SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import { SearchError, type Searcher } from "../catalogue/searcher.ts";
import { IndexUnreachable, type RedisCluster } from "./cluster.ts";
import { dropIndex, publishIndex } from "./publish-index.ts";
import { RedisIndex } from "./redis-index.ts";
import { RedisMatcher } from "./redis-matcher.ts";

/** Searches under way at once; each holds what it has fetched, some megabytes. One more waits for its turn. */
const MATCHERS = 8;

/** Searches that may wait. */
const MOST_WAITING = 64;

export class RedisSearcher implements Searcher {
  private segments: readonly Segment[] = [];
  private published = new Map<string, Segment>();
  private matchers: Promise<readonly RedisMatcher[]> = Promise.resolve([new RedisMatcher([])]);
  private underWay = 0;
  private turn = 0;

  /** @param local opens segments, and explains. Both are closed with this. */
  constructor(
    private readonly cluster: RedisCluster,
    private readonly local: Searcher,
  ) {}

  use(segments: readonly Segment[]): void {
    this.segments = segments;
    this.local.use(segments);
    this.publish();
  }

  async identify(clip: Constellation): Promise<Identification> {
    if (this.underWay >= MATCHERS + MOST_WAITING) {
      throw new SearchError("search-busy", `${this.underWay} searches are under way or waiting.`);
    }
    this.underWay++;
    try {
      const matchers = await this.matchers;
      return await matchers[this.turn++ % matchers.length].identify(clip);
    } catch (error) {
      if (!(error instanceof IndexUnreachable)) throw error;
      throw new SearchError("index-unreachable", error.message, { cause: error });
    } finally {
      this.underWay--;
    }
  }

  explain(clip: Constellation, identification: Identification): Promise<Explanation> {
    return this.local.explain(clip, identification);
  }

  open(memory: SegmentMemory): Promise<Segment> {
    return this.local.open(memory);
  }

  async close(): Promise<void> {
    this.cluster.close();
    await this.local.close();
  }

  /** Searches that are asked for meanwhile wait; when it fails, they say so and it is tried again. */
  private publish(): void {
    const { segments } = this;
    const next = this.matchers.catch(() => {}).then(() => this.bring(segments));
    this.matchers = next;
    next.catch(() => {
      if (this.segments === segments) setTimeout(() => this.segments === segments && this.publish(), RETRY_MS).unref();
    });
  }

  private async bring(segments: readonly Segment[]): Promise<readonly RedisMatcher[]> {
    const byName = new Map(segments.map((segment) => [nameOf(segment), segment]));
    for (const [name, segment] of byName) {
      if ((await RedisIndex.open(this.cluster, name)) === undefined) await publishIndex(this.cluster, name, segment);
    }
    const matchers = await Promise.all(
      Array.from({ length: MATCHERS }, async () => {
        const indexes = await Promise.all([...byName.keys()].map((name) => RedisIndex.open(this.cluster, name)));
        return new RedisMatcher(indexes.filter((index) => index !== undefined));
      }),
    );
    for (const [name, segment] of this.published) if (!byName.has(name)) await dropIndex(this.cluster, name, segment);
    this.published = byName;
    return matchers;
  }
}

const RETRY_MS = 2_000;

/** Its header holds the checksums of all that follows. */
const nameOf = ({ memory }: Segment): string =>
  createHash("sha256")
    .update(new Uint8Array(memory.buffer, memory.byteOffset, HEADER_BYTES))
    .digest("hex")
    .slice(0, 16);
