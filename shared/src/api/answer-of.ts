import type { Answer, Sighting } from "../timeline/recogniser.ts";
import type { Candidate, Verdict } from "./contract.ts";

/** A second recording is heard too when it is this sure and sounds in another part of the clip, by this overlap, seconds. */
const SURE = 0.9;
const MOST_OVERLAP_SECONDS = 1;

/** A verdict as the timeline's segmenter wants it. */
export function answerOf(verdict: Verdict): Answer {
  switch (verdict.kind) {
    case "match": {
      const toSighting = (candidate: Candidate) => sightingOf(candidate, verdict.heardSeconds);
      const best = toSighting(verdict.match);
      const other = verdict.candidates
        .filter(({ recording, confidence }) => recording.id !== best.recordingId && confidence >= SURE)
        .map(toSighting)
        .find((each) => overlapOf(best, each) < MOST_OVERLAP_SECONDS);
      return { kind: "heard", sightings: other ? [best, other] : [best] };
    }
    case "maybe":
      return { kind: "perhaps" };
    case "unknown":
      return { kind: "unknown", reason: verdict.reason };
  }
}

/** A matcher that does not say where in the clip the song sounds means all of it. */
function sightingOf(candidate: Candidate & { heard?: Partial<Sighting> }, heardSeconds: number): Sighting {
  const { recording, offsetSeconds, speed, pitchSemitones, confidence, heard } = candidate;
  const whole = { fromSeconds: 0, untilSeconds: heardSeconds };
  return { recordingId: recording.id, offsetSeconds, speed, pitchSemitones, confidence, ...whole, ...heard };
}

const overlapOf = (a: Sighting, b: Sighting): number =>
  Math.min(a.untilSeconds, b.untilSeconds) - Math.max(a.fromSeconds, b.fromSeconds);
