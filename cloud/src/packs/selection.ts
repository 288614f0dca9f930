// Which recordings go into a pack.
import { FINGERPRINT_VERSION } from "@sonica/shared/src/fingerprint/params.ts";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";

interface Selection {
  /** BCP 47; "hi" takes "hi-IN" along. */
  readonly language?: string | undefined;
  /** A name in either script. */
  readonly artist?: string | undefined;
  /** Those named most often first; else the newest. */
  readonly mostNamed?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** The ids of the recordings chosen, in the order they were wanted in; only those this version can search. */
export async function selectRecordings(
  db: Kysely<Schema>,
  { language, artist, mostNamed, limit }: Selection,
): Promise<string[]> {
  let query = db
    .selectFrom("recordings")
    .innerJoin("constellations", "constellations.recording_id", "recordings.id")
    .select("recordings.id")
    .where("constellations.fingerprint_version", "=", FINGERPRINT_VERSION);
  if (mostNamed === true) {
    query = query.orderBy(
      ({ selectFrom }) =>
        selectFrom("naming_counts")
          .whereRef("naming_counts.recording_id", "=", "recordings.id")
          .select(({ fn }) => fn.coalesce(fn.sum<number>("naming_counts.times"), sql<number>`0`).as("named")),
      "desc",
    );
  }
  query = query.orderBy("recordings.arrival", "desc");
  if (language !== undefined) {
    query = query.where(sql<boolean>`lower(split_part(recordings.language, '-', 1)) = lower(${language})`);
  }
  if (artist !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("recording_artists")
          .innerJoin("artists", "artists.id", "recording_artists.artist_id")
          .whereRef("recording_artists.recording_id", "=", "recordings.id")
          .where(sql<boolean>`(lower(artists.name_latin) = lower(${artist}) or artists.name_devanagari = ${artist})`)
          .select("artists.id"),
      ),
    );
  }
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(({ id }) => id);
}
