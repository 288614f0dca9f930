import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";

/** Where a clip comes from. */
export interface Truth {
  readonly recordingId: string;
  /** Where the clip's first sample lies in the recording, seconds; further ones where the recording repeats itself. */
  readonly offsetsSeconds: readonly number[];
  /** Recording seconds per clip second. */
  readonly speed: number;
  readonly pitchSemitones: number;
}

/** A question the extension would ask while it listens. */
export interface Question {
  readonly heardSeconds: number;
  readonly constellation: Constellation;
}

export interface Clip {
  readonly name: string;
  readonly condition: string;
  readonly seconds: number;
  /** Undefined for what is not in the catalogue. */
  readonly truth: Truth | undefined;
  readonly constellation: Constellation;
  /** What is asked while this clip is listened to; none when it is the beginning of a longer clip. */
  readonly questions: readonly Question[];
}

export interface Recorded {
  readonly id: string;
  /** Clips of one half are also asked of a catalogue of the other half: none of them is there. */
  readonly half: "tune" | "report";
  readonly constellation: Constellation;
}

export interface Dataset {
  /** What was measured on, in a sentence, and in a few words that stand in every heading. */
  readonly title: string;
  readonly label: string;
  /** Conditions of which a plot shows how soon they are named. */
  readonly highlights: readonly string[];
  readonly recordings: readonly Recorded[];
  readonly clips: readonly Clip[];
}
