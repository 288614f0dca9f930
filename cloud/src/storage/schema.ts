// The tables as kysely sees them; storage/migrations/ makes them.
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
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

/** Synced lyrics. */
interface LyricsTable {
  recording_id: string;
  /** The .lrc file beside the recording, or its tags. */
  source: "file" | "tags";
  lines: ColumnType<LyricLine[], string, string>;
}

/** A recording as it is searched (search/document.ts), beside it; rebuilt at will. */
interface SearchDocumentTable {
  recording_id: string;
  /** Grows with every change of any document. */
  revision: Generated<string>;
  /** FOLD_VERSION of the rules that made the keys. */
  fold_version: number;
  document: ColumnType<unknown, string, string>;
  /** Phonetic keys of words, of neighbours written as one, and of whole names. */
  keys: string;
  /** Keys of title, people and film, each written as one word. */
  names: string;
  title_letters: number;
  language: string | null;
  genre: string | null;
  artist_ids: string[];
  album_id: string | null;
  year: number | null;
}

/** The vocabulary: every key of a word or of a name written as one, and what is left of it without any one letter. */
interface SearchTermTable {
  key: string;
  near: string[];
}

/** How often a recording was named on a day; nothing about who asked. */
interface NamingCountTable {
  /** As YYYY-MM-DD, UTC. */
  day: ColumnType<Date, string, string>;
  recording_id: string;
  times: number;
}

/** Recordings that sound alike; each pair stands twice, once from either side. */
interface RelativeTable {
  recording_id: string;
  other_id: string;
  kind: "version" | "passage";
  shared_seconds: number;
}

/** Recordings whose relatives were looked for. */
interface RelativeSoughtTable {
  recording_id: string;
}

/** What people found in videos; votes count equal contributions. */
interface VideoAnswerTable {
  id: WrittenByDatabase<string>;
  video_sha256: Buffer;
  recording_id: string;
  from_seconds: number;
  until_seconds: number;
  offset_seconds: number;
  speed: number;
  pitch_semitones: number;
  votes: Generated<number>;
  changed_at: Generated<Date>;
}

export interface Schema {
  video_answers: VideoAnswerTable;
  artists: ArtistTable;
  albums: AlbumTable;
  artworks: ArtworkTable;
  recordings: RecordingTable;
  recording_artists: RecordingArtistTable;
  source_files: SourceFileTable;
  constellations: ConstellationTable;
  lyrics: LyricsTable;
  relatives: RelativeTable;
  relatives_sought: RelativeSoughtTable;
  search_documents: SearchDocumentTable;
  search_terms: SearchTermTable;
  naming_counts: NamingCountTable;
}
