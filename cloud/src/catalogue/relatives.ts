import { type Kysely, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";

/** version: the same recording again, remastered or edited. passage: a loop or a quotation that both hold. */
type RelativeKind = "version" | "passage";

export interface Relative {
  readonly recordingId: string;
  readonly kind: RelativeKind;
  /** Music they have in common, seconds. */
  readonly sharedSeconds: number;
}

/** Which recordings sound alike, as found at ingest; both see each other. */
export class Relatives {
  constructor(private readonly db: Kysely<Schema>) {}

  /** By recording; those without relatives are missing. */
  async of(recordingIds: readonly string[]): Promise<Map<string, Relative[]>> {
    const found = new Map<string, Relative[]>();
    if (recordingIds.length === 0) return found;
    const rows = await this.db
      .selectFrom("relatives")
      .selectAll()
      .where("recording_id", "in", recordingIds)
      .orderBy("shared_seconds", "desc")
      .execute();
    for (const row of rows) {
      const list = found.get(row.recording_id) ?? [];
      list.push({ recordingId: row.other_id, kind: row.kind, sharedSeconds: row.shared_seconds });
      found.set(row.recording_id, list);
    }
    return found;
  }

  /** Recordings whose relatives nobody has looked for yet, in order of arrival. */
  async unsought(): Promise<string[]> {
    const rows = await this.db
      .selectFrom("recordings")
      .leftJoin("relatives_sought", "relatives_sought.recording_id", "recordings.id")
      .select("recordings.id")
      .where("relatives_sought.recording_id", "is", null)
      .orderBy("recordings.arrival")
      .execute();
    return rows.map(({ id }) => id);
  }

  /** All that was found for one recording; it counts as sought from then on. */
  async keep(recordingId: string, relatives: readonly Relative[]): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const rows = relatives.flatMap(({ recordingId: otherId, kind, sharedSeconds }) => [
        { recording_id: recordingId, other_id: otherId, kind, shared_seconds: sharedSeconds },
        { recording_id: otherId, other_id: recordingId, kind, shared_seconds: sharedSeconds },
      ]);
      if (rows.length > 0) {
        await trx
          .insertInto("relatives")
          .values(rows)
          // Seen from the shorter one it may be a version where the longer one saw a passage: an edit, a part of a mix.
          .onConflict((conflict) =>
            conflict.columns(["recording_id", "other_id"]).doUpdateSet({
              kind: sql`case when excluded.kind = 'version' then excluded.kind else relatives.kind end`,
              shared_seconds: sql`greatest(excluded.shared_seconds, relatives.shared_seconds)`,
            }),
          )
          .execute();
      }
      await trx
        .insertInto("relatives_sought")
        .values({ recording_id: recordingId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }
}
