// How often each recording was named on each day. Nothing is kept of who asked, where or when within the day.
import { clearTimeout, setTimeout } from "node:timers";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";

/** Days that trending looks back. */
export const TRENDING_DAYS = 7;
/** Counts of older days are deleted. */
const KEPT_DAYS = 30;
/** Counts wait in memory this long, so that naming a song costs no write, milliseconds. */
const FLUSH_MS = 5_000;

export interface Naming {
  readonly recordingId: string;
  readonly times: number;
}

export class NamingCounts {
  private waiting = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Kysely<Schema>) {}

  add(recordingId: string): void {
    this.waiting.set(recordingId, (this.waiting.get(recordingId) ?? 0) + 1);
    // What cannot be written now is written with the next; losing a count is no reason to fail.
    this.timer ??= setTimeout(() => void this.flush().catch(() => {}), FLUSH_MS);
  }

  /** The recordings named most in the last days, most first. */
  async most(limit: number): Promise<Naming[]> {
    await this.flush();
    const rows = await this.db
      .selectFrom("naming_counts")
      .select(({ fn }) => ["recording_id", fn.sum<string>("times").as("times")])
      .where("day", ">", sql<Date>`(now() at time zone 'utc')::date - ${TRENDING_DAYS}::int`)
      .groupBy("recording_id")
      .orderBy("times", "desc")
      .orderBy("recording_id")
      .limit(limit)
      .execute();
    return rows.map(({ recording_id, times }) => ({ recordingId: recording_id, times: Number(times) }));
  }

  async close(): Promise<void> {
    await this.flush().catch(() => {});
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counts = this.waiting;
    this.waiting = new Map();
    if (counts.size === 0) return;
    const [ids, times] = [[...counts.keys()], [...counts.values()]];
    // A recording that was removed in between is left out.
    await sql`
      insert into naming_counts (day, recording_id, times)
      select (now() at time zone 'utc')::date, named.id, named.times
      from unnest(${ids}::uuid[], ${times}::int[]) as named (id, times) join recordings on recordings.id = named.id
      on conflict (day, recording_id) do update set times = naming_counts.times + excluded.times
    `.execute(this.db);
    await sql`delete from naming_counts where day <= (now() at time zone 'utc')::date - ${KEPT_DAYS}::int`.execute(
      this.db,
    );
  }
}
