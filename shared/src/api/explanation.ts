import { stepsToHz, ticksToSeconds } from "../fingerprint/units.ts";
import type { Explanation as Explained } from "../match/explain.ts";
import type { Explanation, Recording } from "./contract.ts";

/** What the core saw, in seconds and Hz, with titles. */
export function toExplanation(
  { clip, identification, votes, peaks }: Explained,
  rows: ReadonlyMap<string, Recording>,
): Explanation {
  return {
    clipSeconds: ticksToSeconds(clip.durationTicks),
    clipPeaks: Array.from(clip.times, (time, i) => [
      ticksToSeconds(time),
      round(stepsToHz(clip.steps[i]), 1),
      clip.levels[i],
    ]),
    candidates: identification.candidates.map((candidate) => {
      const { recordingId, offsetSeconds, speed, pitchSemitones, confidence, score } = candidate;
      const title = rows.get(recordingId)?.title;
      return {
        recordingId,
        ...(title ? { title } : {}),
        offsetSeconds,
        speed,
        pitchSemitones,
        confidence,
        score,
        matchedPeaks: candidate.matchedPeaks,
        comparedPeaks: candidate.comparedPeaks,
      };
    }),
    votes: votes.map(({ recordingId, ...vote }) => ({ ...vote, recordingId: recordingId === "" ? null : recordingId })),
    recordingPeaks: peaks.map(({ time, step, place }) => [
      round(ticksToSeconds(time), 1000),
      round(stepsToHz(step), 1),
      place,
    ]),
  };
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;
