// Does the song that was playing go on as it should? One place to verify, no search.
import type { Constellation } from "../fingerprint/constellation.ts";
import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import { type Hypothesis, hypothesisOf, PLAIN, pitchSemitones } from "./hypothesis.ts";
import type { Segment } from "./segment.ts";
import { Verifier } from "./verify.ts";

/** What a clip should hold if a song goes on. */
export interface Expected {
  readonly recordingId: string;
  /** Where the clip's first sample should lie in the recording, to about ±60 ms; may be negative. */
  readonly offsetSeconds: number;
  readonly speed: number;
  readonly pitchSemitones: number;
}

/** An expected recording found where it should be, in all of the clip or in part of it. */
export interface Followed extends Expected {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** Natural log likelihood ratio of that part. */
  readonly evidence: number;
  /** Of the recording's peaks in that part, how many were found, 0 to 1. */
  readonly foundShare: number;
}

/** Natural log; one place is looked at, so chance alone seldom gives 8. Two songs over one beat give more than that … */
const LEAST_EVIDENCE = 24;
/** … but not so many of the recording's peaks; and under a loud voice as few as these are found. */
const LEAST_FOUND_SHARE = 0.3;

/** A song keeps its speed to this share; a fit that needs more is chance. A fit over seconds is good to a tenth of it. */
const LARGEST_SPEED_CHANGE = 0.005;

/** Closer to unaltered than this is unaltered: what least squares over a few seconds leaves. */
const PLAIN_SPEED = 0.003;
const PLAIN_SEMITONES = 0.1;

export const hypothesisFor = ({
  speed,
  pitchSemitones: semitones,
}: Pick<Expected, "speed" | "pitchSemitones">): Hypothesis =>
  Math.abs(speed - 1) < PLAIN_SPEED && Math.abs(semitones) < PLAIN_SEMITONES ? PLAIN : hypothesisOf(speed, semitones);

/** Undefined when the recording is not in these segments, or not in the clip where it is expected. */
export function follow(segments: readonly Segment[], clip: Constellation, expected: Expected): Followed | undefined {
  for (const segment of segments) {
    const index = segment.indexOf(expected.recordingId);
    if (index < 0) continue;
    const found = new Verifier(clip).verify(
      segment,
      index,
      secondsToTicks(expected.offsetSeconds),
      hypothesisFor(expected),
    );
    const { stretch, hypothesis } = found;
    if (Math.abs(hypothesis.timeScale / expected.speed - 1) > LARGEST_SPEED_CHANGE) return undefined;
    if (stretch.evidence < LEAST_EVIDENCE || stretch.matchedPeaks < LEAST_FOUND_SHARE * stretch.comparedPeaks) {
      return undefined;
    }
    return {
      recordingId: expected.recordingId,
      offsetSeconds: ticksToSeconds(found.offsetTicks),
      speed: hypothesis.timeScale,
      pitchSemitones: pitchSemitones(hypothesis),
      fromSeconds: ticksToSeconds(stretch.fromTicks),
      untilSeconds: ticksToSeconds(stretch.untilTicks),
      evidence: stretch.evidence,
      foundShare: stretch.matchedPeaks / stretch.comparedPeaks,
    };
  }
  return undefined;
}
