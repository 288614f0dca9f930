import type { Album, Artist, Name } from "@sonica/shared/src/api/contract.ts";
import type { GivenLyrics } from "./lyrics.ts";

/** What a recording is called, by whom it is, and what else its tags or sidecar say. */
export interface Description {
  readonly title: Name;
  readonly artists: readonly Omit<Artist, "id">[];
  readonly album?: Omit<Album, "id"> | undefined;
  readonly language?: string | undefined;
  readonly genre?: string | undefined;
  readonly isrc?: string | undefined;
  readonly label?: string | undefined;
  readonly year?: number | undefined;
  readonly artwork?: Artwork | undefined;
}

/** What ingest learned about a recording, ready to be stored. */
export interface NewRecording extends Description {
  readonly durationSeconds: number;
  readonly sourcePath: string;
  readonly fileSha256: Uint8Array;
  /** As codec.ts encodes it. */
  readonly constellation: Uint8Array;
  readonly lyrics?: GivenLyrics | undefined;
}

export interface Artwork {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
