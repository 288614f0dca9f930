// What the history page tells the finder, and what it answers.
import type { NamedSong, SongMarks } from "@sonica/shared/src/text/song.ts";

export interface FinderSong extends NamedSong {
  readonly recordingId: string;
}

export type FinderMessage =
  /** All songs of the history; those told before are forgotten. */
  { readonly kind: "songs"; readonly songs: readonly FinderSong[] } | { readonly kind: "find"; readonly typed: string };

/** Each song that was meant, by its recordingId, with the parts of its names that were. Null: nothing was asked for. */
export type FoundSongs = ReadonlyMap<string, SongMarks> | null;

export interface Found {
  readonly typed: string;
  readonly songs: FoundSongs;
}
