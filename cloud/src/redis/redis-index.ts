// An index in Redis Cluster behind the postings port. What a search needs is fetched before it goes on, many keys at once;
// what it then asks is answered from what was fetched.
import { TICKS_PER_SECOND } from "@sonica/shared/src/fingerprint/units.ts";
import type { PeakWindow } from "@sonica/shared/src/match/peak-window.ts";
import type { Need, Postings, SearchedIndex } from "@sonica/shared/src/match/postings.ts";
import type { Probes } from "@sonica/shared/src/match/probes.ts";
import { uuidFromBytes } from "@sonica/shared/src/match/uuid.ts";
import * as z from "zod";
import type { RedisCluster } from "./cluster.ts";
import { BLOCK_SECONDS, groupBits, metaKey, peaksKey, postingsKey } from "./keys.ts";

const Count = z.int().nonnegative();
const Meta = z.object({
  layout: z.object({
    postingBytes: z.union([z.literal(3), z.literal(4)]),
    placeBits: Count.max(32),
    restBits: Count.max(24),
    bucketShift: Count.max(25),
  }),
  recordings: Count,
  seconds: Count,
});
type Meta = z.infer<typeof Meta>;

/** What is in the cluster is not what publishIndex writes. */
class RedisIndexDamaged extends Error {
  override readonly name = "RedisIndexDamaged";
  readonly code = "index-damaged";
}

interface Group {
  readonly ends: Uint32Array;
  readonly words: Uint32Array;
}

const NO_GROUP: Group = { ends: new Uint32Array(0), words: new Uint32Array(0) };

/** Fetched for one search at a time; begin() forgets. */
export class RedisIndex implements SearchedIndex {
  private readonly groups = new Map<number, Group>();
  private readonly blocks = new Map<string, Buffer>();

  private constructor(
    private readonly cluster: RedisCluster,
    private readonly name: string,
    private readonly meta: Meta,
    private readonly ids: Uint8Array,
    private readonly durations: Uint32Array,
    private readonly starts: Uint32Array,
  ) {}

  /** @returns undefined when there is no index of this name. @throws RedisIndexDamaged, IndexUnreachable */
  static async open(cluster: RedisCluster, name: string): Promise<RedisIndex | undefined> {
    const text = await cluster.get(metaKey(name, "meta"));
    if (text === null) return undefined;
    const meta = parseMeta(text, name);
    const ids = await cluster.get(metaKey(name, "ids"));
    const durations = await cluster.get(metaKey(name, "durations"));
    const starts = await cluster.get(metaKey(name, "starts"));
    const { recordings } = meta;
    if (
      ids?.length !== recordings * 16 ||
      durations?.length !== recordings * 4 ||
      starts?.length !== (recordings + 1) * 4
    ) {
      throw new RedisIndexDamaged(`Index ${name}: its tables do not fit its ${meta.recordings} recordings.`);
    }
    return new RedisIndex(cluster, name, meta, new Uint8Array(ids), wordsOf(durations), wordsOf(starts));
  }

  get recordingCount(): number {
    return this.meta.recordings;
  }

  get seconds(): number {
    return this.meta.seconds;
  }

  recordingId(index: number): string {
    return uuidFromBytes(this.ids.subarray(index * 16, index * 16 + 16));
  }

  startTicks(index: number): number {
    return this.starts[index] * TICKS_PER_SECOND;
  }

  durationTicks(index: number): number {
    return this.durations[index];
  }

  recordingAt(ticks: number): number {
    let low = 0;
    let high = this.recordingCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.starts[middle] * TICKS_PER_SECOND <= ticks) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A new search: what the one before fetched is given up. */
  begin(): void {
    this.groups.clear();
    this.blocks.clear();
  }

  /** Brings what a step needs. @throws IndexUnreachable */
  async fetch(need: Need): Promise<void> {
    switch (need.kind) {
      case "landmarks":
        return this.fetchGroups(need.probes());
      case "peaks": {
        const wanted = new Map<string, string>();
        for (const { index, recording, from, to } of need.stretches) {
          if (index === this) for (const block of this.blocksBetween(recording, from, to)) wanted.set(...block);
        }
        return this.fetchAll(wanted, (id, value) => this.blocks.set(id, value ?? Buffer.alloc(0)));
      }
    }
  }

  find({ lows, highs, pairs, length }: Probes, found: Postings): void {
    const { bucketShift, restBits, placeBits } = this.meta.layout;
    const bits = groupBits(this.meta.layout);
    const restMask = 2 ** restBits - 1;
    const placeMask = placeBits === 32 ? -1 : 2 ** placeBits - 1;
    let count = 0;
    let last = -1;
    for (let i = 0; i < length; i++) {
      found.starts[i] = count;
      if (i > 0 && pairs[i] !== pairs[i - 1]) last = -1;
      const first = Math.max(last + 1, lows[i] >>> (bucketShift - restBits));
      last = Math.max(last, highs[i] >>> (bucketShift - restBits));
      for (let bucket = first >>> restBits; bucket <= last >>> restBits && first <= last; bucket++) {
        const { ends, words } = this.groups.get(bucket >>> bits) ?? NO_GROUP;
        const slot = bucket & (2 ** bits - 1);
        const end = ends[slot] ?? 0;
        const start = slot === 0 ? 0 : (ends[slot - 1] ?? 0);
        const places = found.ownPlaces(count + Math.max(0, end - start));
        const lowest = bucket === first >>> restBits ? first & restMask : 0;
        const highest = bucket === last >>> restBits ? last & restMask : restMask;
        for (let j = start; j < end; j++) {
          const rest = (words[j] >>> placeBits) & restMask;
          if (rest >= lowest && rest <= highest) places[count++] = words[j] & placeMask;
        }
      }
      found.ends[i] = count;
    }
  }

  readPeaks(index: number, from: number, to: number, window: PeakWindow): void {
    window.length = 0;
    for (const [id] of this.blocksBetween(index, from, to)) {
      const value = this.blocks.get(id);
      if (value === undefined || value.length < 2 * BLOCK_SECONDS) continue;
      const count = (value.length - 2 * BLOCK_SECONDS) / 3;
      window.reserve(window.length + count);
      const blockTicks = Number(id.split(":")[1]) * BLOCK_SECONDS * TICKS_PER_SECOND;
      for (let i = 0, second = 0; i < count; i++) {
        while (second < BLOCK_SECONDS - 1 && i >= value.readUInt16LE(2 * second)) second++;
        const word = value.readUIntLE(2 * BLOCK_SECONDS + 3 * i, 3);
        const time = blockTicks + second * TICKS_PER_SECOND + (word & 0x1ff);
        if (time < from || time > to) continue;
        window.times[window.length] = time;
        window.steps[window.length] = (word >>> 9) & 0x7ff;
        window.levels[window.length++] = (word >>> 20) * 2 + 1;
      }
    }
  }

  private async fetchGroups(everyProbes: Iterable<Probes>): Promise<void> {
    const shift = this.meta.layout.bucketShift + groupBits(this.meta.layout);
    const wanted = new Map<number, string>();
    for (const { lows, highs, length } of everyProbes) {
      for (let i = 0; i < length; i++) {
        for (let group = lows[i] >>> shift; group <= highs[i] >>> shift; group++) {
          if (!this.groups.has(group)) wanted.set(group, postingsKey(this.name, group));
        }
      }
    }
    await this.fetchAll(wanted, (group, value) => this.groups.set(group, this.groupOf(value)));
  }

  private groupOf(value: Buffer | null): Group {
    const size = 2 ** groupBits(this.meta.layout);
    if (value === null) return NO_GROUP;
    const all = wordsOf(value.subarray(0, value.length & ~3));
    const ends = all.subarray(0, size);
    const words = all.subarray(size);
    if (ends.some((end, i) => end > words.length || (i > 0 && end < ends[i - 1]))) {
      throw new RedisIndexDamaged(`Index ${this.name}: the ends of a group's buckets lead astray.`);
    }
    return { ends, words };
  }

  /** Ids and keys of the blocks that a stretch of a recording lies in. */
  private *blocksBetween(recording: number, from: number, to: number): Generator<[id: string, key: string]> {
    const seconds = this.starts[recording + 1] - this.starts[recording];
    const blockTicks = BLOCK_SECONDS * TICKS_PER_SECOND;
    const first = Math.max(0, Math.floor(from / blockTicks));
    const last = Math.min(Math.ceil(seconds / BLOCK_SECONDS) - 1, Math.floor(to / blockTicks));
    for (let block = first; block <= last; block++) {
      yield [`${recording}:${block}`, peaksKey(this.name, recording, block)];
    }
  }

  /** All keys of a tag in one go. */
  private async fetchAll<Id>(
    wanted: ReadonlyMap<Id, string>,
    keep: (id: Id, value: Buffer | null) => void,
  ): Promise<void> {
    const byTag = new Map<string, [Id, string][]>();
    for (const entry of wanted) {
      const tag = entry[1].slice(entry[1].indexOf("{"), entry[1].indexOf("}"));
      const entries = byTag.get(tag) ?? [];
      byTag.set(tag, entries);
      entries.push(entry);
    }
    await Promise.all(
      [...byTag.values()].map(async (entries) => {
        const values = await this.cluster.getAll(entries.map(([, key]) => key));
        for (const [i, [id]] of entries.entries()) keep(id, values[i]);
      }),
    );
  }
}

/** A copy: what a driver returns may lie anywhere in a larger buffer. */
const wordsOf = (bytes: Buffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);

function parseMeta(text: Buffer, name: string): Meta {
  try {
    return Meta.parse(JSON.parse(text.toString()));
  } catch (cause) {
    throw new RedisIndexDamaged(`Index ${name}: its description cannot be read.`, { cause });
  }
}
