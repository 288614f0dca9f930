// The tables as kysely sees them; storage/migrations/ makes them.
import type { ColumnType, Generated } from "kysely";

type WrittenByDatabase<T> = ColumnType<T, never, never>;

interface Named {
  name_latin: string | null;
  name_devanagari: string | null;
}

interface ArtistTable extends Named {
  id: string;
}

interface AlbumTable extends Named {
  id: string;
  kind: "album" | "film" | "single";
  year: number | null;
  label: string | null;
}

interface ArtworkTable {
  sha256: Buffer;
  media_type: string;
  bytes: Buffer;
}

interface RecordingTable {
  id: string;
  /** Order of arrival: with the number of rows it tells whether the catalogue changed. */
  arrival: WrittenByDatabase<number>;
  title_latin: string | null;
  title_devanagari: string | null;
  album_id: string | null;
  artwork_sha256: Buffer | null;
  duration_seconds: number;
  language: string | null;
  genre: string | null;
  isrc: string | null;
  label: string | null;
  year: number | null;
  /** The path as given at ingest, made absolute. */
  source_path: string;
  /** SHA-256 of the encoded constellation: equal for equal audio, whatever its tags and container. */
  audio_sha256: Buffer;
  added_at: Generated<Date>;
}

interface RecordingArtistTable {
  recording_id: string;
  artist_id: string;
  role: "singer" | "composer" | "lyricist" | "performer";
  position: number;
}

/** Every file that was found to hold a recording: known files are not decoded again. */
interface SourceFileTable {
  sha256: Buffer;
  recording_id: string;
  path: string;
}

interface ConstellationTable {
  recording_id: string;
  fingerprint_version: number;
  /** As shared/src/fingerprint/codec.ts encodes it. */
  bytes: Buffer;
}

export interface Schema {
  artists: ArtistTable;
  albums: AlbumTable;
  artworks: ArtworkTable;
  recordings: RecordingTable;
  recording_artists: RecordingArtistTable;
  source_files: SourceFileTable;
  constellations: ConstellationTable;
}
