import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { IndexSearch } from "@sonica/shared/src/match/index-search.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import type { RedisIndex } from "./redis-index.ts";

/** The search of the matcher in memory, over indexes in Redis Cluster. One clip at a time: calls wait for their turn. */
export class RedisMatcher {
  private readonly search: IndexSearch;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly indexes: readonly RedisIndex[]) {
    this.search = new IndexSearch(indexes);
  }

  /** @throws IndexUnreachable when a node that is needed does not answer. */
  identify(clip: Constellation): Promise<Identification> {
    const next = this.last.then(() => this.run(clip));
    this.last = next.catch(() => {});
    return next;
  }

  private async run(clip: Constellation): Promise<Identification> {
    for (const index of this.indexes) index.begin();
    const steps = this.search.steps(clip);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await Promise.all(this.indexes.map((index) => index.fetch(step.value)));
    }
  }
}
