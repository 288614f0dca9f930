// Rows → recordings as the contract describes them, all in one query.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Kysely } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import type { Schema } from "../storage/schema.ts";
import { toName } from "./names.ts";

const artworkPath = (id: string): string => `/v1/recordings/${id}/artwork`;
const lyricsPath = (id: string): string => `/v1/recordings/${id}/lyrics`;

export async function readRecordings(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, Recording>> {
  if (ids.length === 0) return new Map();
  const rows = await selectRecordings(db, ids).execute();
  return new Map(rows.map((row) => [row.id, toRecording(row)]));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecordings>["execute"]>>[number];

const selectRecordings = (db: Kysely<Schema>, ids: readonly string[]) =>
  db
    .selectFrom("recordings")
    .where("recordings.id", "in", ids)
    .select((recording) => [
      "id",
      "title_latin",
      "title_devanagari",
      "duration_seconds",
      "language",
      "genre",
      "isrc",
      "label",
      "year",
      recording("artwork_sha256", "is not", null).as("has_artwork"),
      recording
        .exists(recording.selectFrom("lyrics").select("source").whereRef("lyrics.recording_id", "=", "recordings.id"))
        .as("has_lyrics"),
      jsonArrayFrom(
        recording
          .selectFrom("recording_artists")
          .innerJoin("artists", "artists.id", "recording_artists.artist_id")
          .whereRef("recording_artists.recording_id", "=", "recordings.id")
          .orderBy("recording_artists.position")
          .select(["artists.id", "artists.name_latin", "artists.name_devanagari", "recording_artists.role"]),
      ).as("artists"),
      jsonObjectFrom(
        recording
          .selectFrom("albums")
          .whereRef("albums.id", "=", "recordings.album_id")
          .select([
            "albums.id",
            "albums.name_latin",
            "albums.name_devanagari",
            "albums.kind",
            "albums.year",
            "albums.label",
          ]),
      ).as("album"),
    ]);

function toRecording(row: Row): Recording {
  const { album } = row;
  const year = album?.year ?? row.year;
  const label = album?.label ?? row.label;
  return {
    id: row.id,
    title: toName(row.title_latin, row.title_devanagari),
    artists: row.artists.map((artist) => ({
      id: artist.id,
      name: toName(artist.name_latin, artist.name_devanagari),
      role: artist.role,
    })),
    ...(album && {
      album: {
        id: album.id,
        name: toName(album.name_latin, album.name_devanagari),
        kind: album.kind,
        ...(year !== null && { year }),
        ...(label !== null && { label }),
      },
    }),
    ...(row.language !== null && { language: row.language }),
    ...(row.genre !== null && { genre: row.genre }),
    ...(row.isrc !== null && { isrc: row.isrc }),
    durationSeconds: row.duration_seconds,
    ...(row.has_artwork && { artworkPath: artworkPath(row.id) }),
    ...(row.has_lyrics && { lyricsPath: lyricsPath(row.id) }),
  };
}
