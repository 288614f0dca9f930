// The only place that talks to Redis. ioredis: binary replies and a timeout for each command are part of it; node-redis has
// neither on a cluster without wrapping every call.
import { Cluster } from "ioredis";

/** A command without an answer for this long fails, milliseconds. A node that is gone never answers. */
const COMMAND_TIMEOUT_MS = 2_000;

/** Keys in one MGET: a long one keeps a node from answering others. */
const MOST_KEYS = 512;

export class IndexUnreachable extends Error {
  override readonly name = "IndexUnreachable";
  readonly code = "index-unreachable";
  constructor(cause: unknown) {
    super(`Redis Cluster did not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** What went over the wire, keys and values. */
export interface Traffic {
  commands: number;
  sentBytes: number;
  receivedBytes: number;
}

export class RedisCluster {
  readonly traffic: Traffic = { commands: 0, sentBytes: 0, receivedBytes: 0 };
  private readonly client: Cluster;

  /** @param urls some of the nodes, `redis://host:port` */
  constructor(urls: readonly string[]) {
    this.client = new Cluster([...urls], {
      lazyConnect: true,
      enableOfflineQueue: true,
      slotsRefreshTimeout: COMMAND_TIMEOUT_MS,
      clusterRetryStrategy: (times) => (times > 2 ? null : 100),
      retryDelayOnClusterDown: 100,
      retryDelayOnFailover: 100,
      maxRedirections: 4,
      redisOptions: { commandTimeout: COMMAND_TIMEOUT_MS, connectTimeout: COMMAND_TIMEOUT_MS, maxRetriesPerRequest: 1 },
    });
    // Without a listener a lost node would end the process; commands tell of it.
    this.client.on("error", () => {});
  }

  /** @throws IndexUnreachable like every method. */
  async open(): Promise<void> {
    await this.tell(() => this.client.connect());
  }

  async get(key: string): Promise<Buffer | null> {
    const value = await this.tell(() => this.client.getBuffer(key));
    this.count(1, key.length, value?.length ?? 0);
    return value;
  }

  /** Values of keys that share a tag, in their order. */
  async getAll(keys: readonly string[]): Promise<(Buffer | null)[]> {
    const parts: Promise<(Buffer | null)[]>[] = [];
    for (let start = 0; start < keys.length; start += MOST_KEYS) {
      parts.push(this.tell(() => this.client.mgetBuffer(keys.slice(start, start + MOST_KEYS))));
    }
    const values = (await Promise.all(parts)).flat();
    this.count(
      parts.length,
      keys.reduce((sum, key) => sum + key.length, 0),
      values.reduce((sum, value) => sum + (value?.length ?? 0), 0),
    );
    return values;
  }

  /** Sets keys that share a tag. */
  async setAll(entries: readonly (readonly [key: string, value: Buffer])[]): Promise<void> {
    if (entries.length > 0) await this.tell(() => this.client.mset(...entries.flat()));
  }

  /** Removes keys that share a tag. */
  async removeAll(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.tell(() => this.client.unlink(...keys));
  }

  close(): void {
    this.client.disconnect();
  }

  private count(commands: number, sentBytes: number, receivedBytes: number): void {
    this.traffic.commands += commands;
    this.traffic.sentBytes += sentBytes;
    this.traffic.receivedBytes += receivedBytes;
  }

  /** Nothing waits for ever: ioredis may queue a command while it looks for a node, past the command's own timeout. */
  private async tell<T>(ask: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer within ${2 * COMMAND_TIMEOUT_MS} ms`)),
        2 * COMMAND_TIMEOUT_MS,
      );
    });
    try {
      return await Promise.race([ask(), late]);
    } catch (error) {
      throw new IndexUnreachable(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
