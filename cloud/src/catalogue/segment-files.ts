// Segment files in the data folder. All of them can be rebuilt from Postgres, so a broken one is simply deleted.
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Segment } from "@sonica/shared/src/match/segment.ts";

const EXTENSION = ".segment";

/** A segment and where it is kept; `undefined` when it lives in memory alone. */
export interface KeptSegment {
  readonly segment: Segment;
  readonly path: string | undefined;
}

export interface SegmentKeeper {
  /** Every sound segment there is. */
  load(): Promise<KeptSegment[]>;
  keep(bytes: Uint8Array): Promise<KeptSegment>;
  drop(kept: KeptSegment): Promise<void>;
}

/** Keeps segments as files of a folder that this process has locked. */
export class SegmentFiles implements SegmentKeeper {
  constructor(private readonly directory: string) {}

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
  async keep(bytes: Uint8Array): Promise<KeptSegment> {
    const path = join(this.directory, `${randomUUID()}${EXTENSION}`);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return { segment: Segment.from(bytes), path };
  }

  async drop(kept: KeptSegment): Promise<void> {
    if (kept.path !== undefined) await rm(kept.path, { force: true });
  }

  private async read(path: string): Promise<KeptSegment | undefined> {
    try {
      return { segment: Segment.from(await readFile(path)), path };
    } catch {
      return undefined;
    }
  }
}

/** For a process that may not write the data folder, because a server holds it. */
export class SegmentsInMemory implements SegmentKeeper {
  async load(): Promise<KeptSegment[]> {
    return [];
  }

  async keep(bytes: Uint8Array): Promise<KeptSegment> {
    return { segment: Segment.from(bytes), path: undefined };
  }

  async drop(): Promise<void> {}
}
