// What the matching core answers: plain values, no clock, no database.

/** One recording that may be playing. */
export interface Candidate {
  readonly recordingId: string;
  /** Where the clip's first sample lies in the recording, seconds; may be negative. */
  readonly offsetSeconds: number;
  /** Recording seconds per clip second: 1.25 when the clip plays 1.25 times as fast. */
  readonly speed: number;
  /** How far the clip's pitch lies above the recording's, semitones: 12·log2(speed) when tape speed was changed. */
  readonly pitchSemitones: number;
  /** Probability that this is the recording, 0 to 1. */
  readonly confidence: number;
  /** −log10 of the probability that chance alone made so many peaks coincide, over all that was tried. */
  readonly score: number;
  /** Query peaks found in the recording, and query peaks that lay inside it. */
  readonly matchedPeaks: number;
  readonly comparedPeaks: number;
  /** The part of the clip in which the recording sounds, seconds from the clip's first sample. */
  readonly heard: { readonly fromSeconds: number; readonly untilSeconds: number };
  /** Other recordings that explain the clip about as well, so that this one's confidence was capped; and what it was before. */
  readonly contestedBy: readonly string[];
  readonly confidenceAlone: number;
  /** Half widths of 95 % intervals. */
  readonly margins: { readonly offsetSeconds: number; readonly speed: number; readonly pitchSemitones: number };
}

/** too-short: less audio than a verdict needs. no-music: hardly any peaks. not-in-catalogue: enough was heard. */
type UnknownReason = "no-music" | "too-short" | "not-in-catalogue";

/** Candidates come ranked, best first. */
export type Identification =
  | { readonly kind: "match"; readonly best: Candidate; readonly candidates: readonly Candidate[] }
  | { readonly kind: "maybe"; readonly best: Candidate; readonly candidates: readonly Candidate[] }
  | { readonly kind: "unknown"; readonly reason: UnknownReason; readonly candidates: readonly Candidate[] };
