import { FINGERPRINT_VERSION } from "@sonica/shared/src/fingerprint/params.ts";
import type { Kysely } from "kysely";
import type { Schema } from "../storage/schema.ts";

/** A recording's fingerprint as stored. */
export interface StoredConstellation {
  readonly recordingId: string;
  readonly bytes: Uint8Array;
}

/** The constellations in Postgres: the truth that segments are built from. */
export class Constellations {
  constructor(private readonly db: Kysely<Schema>) {}

  /** Recordings that this version can search, in order of arrival. */
  async searchableIds(): Promise<string[]> {
    const rows = await this.db
      .selectFrom("constellations")
      .innerJoin("recordings", "recordings.id", "constellations.recording_id")
      .select("constellations.recording_id")
      .where("fingerprint_version", "=", FINGERPRINT_VERSION)
      .orderBy("recordings.arrival")
      .execute();
    return rows.map((row) => row.recording_id);
  }

  async get(recordingIds: readonly string[]): Promise<StoredConstellation[]> {
    if (recordingIds.length === 0) return [];
    const rows = await this.db
      .selectFrom("constellations")
      .select(["recording_id", "bytes"])
      .where("recording_id", "in", recordingIds)
      .execute();
    return rows.map((row) => ({
      recordingId: row.recording_id,
      bytes: row.bytes,
    }));
  }

  /** Recordings fingerprinted by another version: they must be ingested again to be found. */
  async outdatedCount(): Promise<number> {
    const row = await this.db
      .selectFrom("constellations")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("fingerprint_version", "!=", FINGERPRINT_VERSION)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }
}
