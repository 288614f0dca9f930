// What is searched: segments, kept in step with the recordings in Postgres. New recordings become small new segments,
// many small ones are merged, removed recordings are hidden at once and leave their segment when it is next rebuilt.

import { rm } from "node:fs/promises";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { Explanation } from "@sonica/shared/src/match/explain.ts";
import { type Expected, type Followed, follow } from "@sonica/shared/src/match/follow.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import type { WorkerPool } from "../worker-pool.ts";
import type { BuildTask } from "./build-segment.ts";
import { writeConstellations } from "./constellation-spool.ts";
import type { Constellations } from "./constellations.ts";
import { type LikelyPlace, LikelyPlaces } from "./likely-places.ts";
import type { Searcher } from "./searcher.ts";
import type { KeptSegment, SegmentKeeper } from "./segment-files.ts";
import { chooseRebuild, MAX_NEW_RECORDINGS } from "./segment-plan.ts";
import { withoutRemoved } from "./without-removed.ts";

export type SegmentPool = WorkerPool<BuildTask, void>;

/** Constellations read from the database at a time. */
const BATCH = 64;

export interface IndexProgress {
  readonly indexed: number;
  readonly recordings: number;
}

export class SearchIndex {
  private segments: readonly KeptSegment[] = [];
  private removed: ReadonlySet<string> = new Set();
  private readonly places = new LikelyPlaces();
  private syncing: Promise<void> = Promise.resolve();

  constructor(
    private readonly constellations: Constellations,
    private readonly keeper: SegmentKeeper,
    private readonly pool: SegmentPool,
    private readonly searcher: Searcher,
  ) {}

  /** Recordings that can be found. */
  get recordingCount(): number {
    return this.segments.reduce((sum, { recordingIds }) => sum + recordingIds.length, 0) - this.removed.size;
  }

  get segmentCount(): number {
    return this.segments.length;
  }

  /** @throws SearchError when too much is asked at once. */
  async identify(query: Constellation): Promise<Identification> {
    return withoutRemoved(await this.searcher.identify(query), this.removed);
  }

  /** Whether a recording goes on as expected: no search. */
  follow(clip: Constellation, expected: Expected): Followed | undefined {
    if (this.removed.has(expected.recordingId)) return undefined;
    return follow(
      this.segments.map(({ segment }) => segment),
      clip,
      expected,
    );
  }

  /** What a search saw: as slow as the slowest search. @throws SearchError when too much is asked at once. */
  explain(query: Constellation, found: Identification): Promise<Explanation> {
    return this.searcher.explain(query, found);
  }

  /** Recordings that a clip at plain speed may come from, unverified and whatever has been removed. */
  likelyPlaces(clip: Constellation): LikelyPlace[] {
    return this.places.of(
      clip,
      this.segments.map(({ segment }) => segment),
    );
  }

  async open(onProgress: (progress: IndexProgress) => void = () => {}): Promise<void> {
    this.publish(await this.loadDistinct(), new Set());
    await this.sync(onProgress);
  }

  /** Brings the segments up to the rows in Postgres. Calls while one runs wait for their turn. */
  sync(onProgress: (progress: IndexProgress) => void = () => {}): Promise<void> {
    const next = this.syncing.then(() => this.catchUp(onProgress));
    this.syncing = next.catch(() => {});
    return next;
  }

  private async catchUp(onProgress: (progress: IndexProgress) => void): Promise<void> {
    const wanted = await this.constellations.searchableIds();
    const wantedIds = new Set(wanted);
    const indexed = new Set(this.segments.flatMap(({ recordingIds }) => recordingIds));
    const missing = wanted.filter((id) => !indexed.has(id));
    this.publish(this.segments, new Set([...indexed].filter((id) => !wantedIds.has(id))));
    for (let start = 0; start < missing.length; start += MAX_NEW_RECORDINGS) {
      onProgress({
        indexed: wanted.length - missing.length + start,
        recordings: wanted.length,
      });
      const built = await this.build(missing.slice(start, start + MAX_NEW_RECORDINGS));
      this.publish([...this.segments, ...built], this.removed);
    }
    if (missing.length > 0) onProgress({ indexed: wanted.length, recordings: wanted.length });
    await this.rebuildWhatPays();
  }

  private async rebuildWhatPays(): Promise<void> {
    for (;;) {
      const old = chooseRebuild(this.segments.map((kept) => this.sized(kept))).map(({ kept }) => kept);
      if (old.length === 0) return;
      const oldIds = old.flatMap(({ recordingIds }) => recordingIds);
      const built = await this.build(oldIds.filter((id) => !this.removed.has(id)));
      const gone = new Set(oldIds);
      this.publish(
        [...this.segments.filter((kept) => !old.includes(kept)), ...built],
        new Set([...this.removed].filter((id) => !gone.has(id))),
      );
      // After the new segment is in place: a crash in between leaves both, and loadDistinct() keeps one.
      for (const kept of old) await this.keeper.drop(kept);
    }
  }

  private sized(kept: KeptSegment) {
    const ids = kept.recordingIds;
    return {
      kept,
      recordings: ids.length,
      removed: ids.filter((id) => this.removed.has(id)).length,
    };
  }

  private async build(recordingIds: readonly string[]): Promise<KeptSegment[]> {
    if (recordingIds.length === 0) return [];
    const kept = await this.keeper.keep(async (segmentPath) => {
      const spoolPath = `${segmentPath}.spool`;
      try {
        await writeConstellations(spoolPath, this.batchesOf(recordingIds));
        await this.pool.run({ spoolPath, segmentPath });
      } finally {
        await rm(spoolPath, { force: true });
      }
    });
    if (kept.recordingIds.length > 0) return [kept];
    // All of them were removed while we read.
    await this.keeper.drop(kept);
    return [];
  }

  private async *batchesOf(recordingIds: readonly string[]) {
    for (let start = 0; start < recordingIds.length; start += BATCH) {
      yield await this.constellations.get(recordingIds.slice(start, start + BATCH));
    }
  }

  /** Kept segments that share no recording; of two that do, the larger one stays. */
  private async loadDistinct(): Promise<KeptSegment[]> {
    const loaded = await this.keeper.load();
    loaded.sort((a, b) => b.recordingIds.length - a.recordingIds.length);
    const seen = new Set<string>();
    const distinct: KeptSegment[] = [];
    for (const kept of loaded) {
      const ids = kept.recordingIds;
      if (ids.some((id) => seen.has(id))) {
        await this.keeper.drop(kept);
        continue;
      }
      for (const id of ids) seen.add(id);
      distinct.push(kept);
    }
    return distinct;
  }

  private publish(segments: readonly KeptSegment[], removed: ReadonlySet<string>): void {
    if (segments !== this.segments) this.searcher.use(segments.map(({ segment }) => segment));
    this.segments = segments;
    this.removed = removed;
  }
}
