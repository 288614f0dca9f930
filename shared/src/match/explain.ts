// Why this match: what a search saw, laid open. Asks again what identify() asked, hypothesis by hypothesis, and keeps what
// identify() throws away; as slow as a full search, and never part of one.
import { type Constellation, thinned } from "../fingerprint/constellation.ts";
import { secondsToTicks } from "../fingerprint/units.ts";
import { hypothesisFor } from "./follow.ts";
import { ALTERATIONS, type Hypothesis, PLAIN, pitchSemitones } from "./hypothesis.ts";
import { fillProbes } from "./index-search.ts";
import { ALTERED } from "./params.ts";
import { Probes } from "./probes.ts";
import type { Segment } from "./segment.ts";
import type { Candidate, Identification } from "./verdict.ts";
import { type SeenPeak, Verifier } from "./verify.ts";
import { Voter } from "./vote.ts";

/** How many landmarks agree on the best place under one hypothesis, and whose place that is. */
export interface HypothesisVotes {
  readonly speed: number;
  readonly pitchSemitones: number;
  readonly votes: number;
  readonly recordingId: string;
}

export interface Explanation {
  readonly clip: Constellation;
  readonly identification: Identification;
  /** Plain first, then tape speeds, tempi and pitches, each from low to high. */
  readonly votes: readonly HypothesisVotes[];
  /** The best candidate's peaks that should sound in the clip, in clip ticks and steps; none without a candidate. */
  readonly peaks: readonly SeenPeak[];
}

export function explain(
  segments: readonly Segment[],
  clip: Constellation,
  identification: Identification,
): Explanation {
  const [best] = identification.candidates;
  return {
    clip,
    identification,
    votes: votesOf(segments, clip),
    peaks: best ? peaksOf(segments, clip, best) : [],
  };
}

function votesOf(segments: readonly Segment[], clip: Constellation): HypothesisVotes[] {
  const voter = new Voter();
  const probes = new Probes();
  const thin = thinned(clip, ALTERED.tier);
  const votes: HypothesisVotes[] = [];
  for (const hypothesis of [PLAIN, ...ALTERATIONS.flat()]) {
    const { timeScale } = hypothesis;
    fillProbes(probes, thin, hypothesis, ALTERED);
    let most = { votes: 0, recordingId: "" };
    for (const segment of segments) {
      const [best] = voter.nominate(probes, segment, 1);
      if (!best || best.votes <= most.votes) continue;
      const recording = segment.recordingAt(best.ticks + (clip.durationTicks * timeScale) / 2);
      most = { votes: best.votes, recordingId: segment.recordingId(recording) };
    }
    votes.push({ speed: timeScale, pitchSemitones: pitchSemitones(hypothesis), ...most });
  }
  return votes.sort((a, b) => kindOf(a) - kindOf(b) || a.speed - b.speed || a.pitchSemitones - b.pitchSemitones);
}

/** 0 plain, 1 tape speed, 2 tempo, 3 pitch. */
export function kindOf({
  speed,
  pitchSemitones: semitones,
}: Pick<HypothesisVotes, "speed" | "pitchSemitones">): number {
  if (speed === 1) return semitones === 0 ? 0 : 3;
  return semitones === 0 ? 2 : 1;
}

function peaksOf(segments: readonly Segment[], clip: Constellation, candidate: Candidate): SeenPeak[] {
  const segment = segments.find((each) => each.indexOf(candidate.recordingId) >= 0);
  if (!segment) return [];
  const verifier = new Verifier(clip);
  const hypothesis: Hypothesis = hypothesisFor(candidate);
  verifier.verify(segment, segment.indexOf(candidate.recordingId), secondsToTicks(candidate.offsetSeconds), hypothesis);
  return verifier.seenPeaks();
}
