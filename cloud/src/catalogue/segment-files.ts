// Segment files in the data folder. All of them can be rebuilt from Postgres, so a broken one is simply deleted.
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentError, type SegmentMemory } from "@sonica/shared/src/match/segment-format.ts";
import { readSegment } from "./read-segment.ts";

const EXTENSION = ".segment";

/** A segment and where it is kept; `undefined` when it lives in memory alone. */
export interface KeptSegment {
  readonly segment: Segment;
  /** Reading them out of a large segment takes a while. */
  readonly recordingIds: readonly string[];
  readonly path: string | undefined;
}

/** @throws SegmentError for memory that does not hold a sound segment. */
export type OpenSegment = (memory: SegmentMemory) => Promise<Segment>;

export interface SegmentKeeper {
  /** Every sound segment there is. */
  load(): Promise<KeptSegment[]>;
  /** Keeps the file that `build` writes at the path it is given. */
  keep(build: (path: string) => Promise<void>): Promise<KeptSegment>;
  drop(kept: KeptSegment): Promise<void>;
}

/** Keeps segments as files of a folder that this process has locked. */
export class SegmentFiles implements SegmentKeeper {
  constructor(
    private readonly directory: string,
    private readonly open: OpenSegment,
  ) {}

  async load(): Promise<KeptSegment[]> {
    await mkdir(this.directory, { recursive: true });
    const loaded: KeptSegment[] = [];
    for (const name of (await readdir(this.directory)).sort()) {
      const path = join(this.directory, name);
      const kept = name.endsWith(EXTENSION) ? await this.read(path) : undefined;
      if (kept === undefined) await rm(path, { force: true, recursive: true });
      else loaded.push(kept);
    }
    return loaded;
  }

  /** Written aside and renamed: a file of the final name is whole. */
  async keep(build: (path: string) => Promise<void>): Promise<KeptSegment> {
    const path = join(this.directory, `${randomUUID()}${EXTENSION}`);
    await build(`${path}.part`);
    const segment = await this.open(await readSegment(`${path}.part`));
    await rename(`${path}.part`, path);
    return { segment, recordingIds: segment.recordingIds, path };
  }

  async drop(kept: KeptSegment): Promise<void> {
    if (kept.path !== undefined) await rm(kept.path, { force: true });
  }

  private async read(path: string): Promise<KeptSegment | undefined> {
    try {
      const segment = await this.open(await readSegment(path));
      return { segment, recordingIds: segment.recordingIds, path };
    } catch (error) {
      if (error instanceof SegmentError || isUnreadable(error)) return undefined;
      throw error;
    }
  }
}

/** A folder where a file should be, and the like. */
const isUnreadable = (error: unknown): boolean => error instanceof Error && "errno" in error;

/** For a process that may not write the data folder, because a server holds it. */
export class SegmentsInMemory implements SegmentKeeper {
  constructor(private readonly open: OpenSegment) {}

  async load(): Promise<KeptSegment[]> {
    return [];
  }

  async keep(build: (path: string) => Promise<void>): Promise<KeptSegment> {
    const folder = await mkdtemp(join(tmpdir(), "sonica-segment-"));
    try {
      const path = join(folder, `x${EXTENSION}`);
      await build(path);
      const segment = await this.open(await readSegment(path));
      return { segment, recordingIds: segment.recordingIds, path: undefined };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async drop(): Promise<void> {}
}
