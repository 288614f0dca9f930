import type { Constellation } from "../fingerprint/constellation.ts";
import type { Expected, Followed } from "../match/follow.ts";
import type { Candidate, Identification } from "../match/verdict.ts";
import type { Answer, Recogniser, Sighting } from "./recogniser.ts";

/** A matcher in this thread, or what hides removed recordings before it. */
export interface LocalMatcher {
  identify(clip: Constellation): Identification | Promise<Identification>;
  follow(clip: Constellation, expected: Expected): Followed | undefined | Promise<Followed | undefined>;
}

/** A second recording is heard too when it is this sure and sounds in another part of the clip, by this overlap, seconds. */
const SURE = 0.9;
const MOST_OVERLAP_SECONDS = 1;

export const localRecogniser = (matcher: LocalMatcher): Recogniser => ({
  identify: async (clip) => answerOf(await matcher.identify(clip)),
  follow: async (clip, expected) => {
    const found = await matcher.follow(clip, expected);
    return found && { ...found, confidence: 0 };
  },
});

function answerOf(found: Identification): Answer {
  switch (found.kind) {
    case "match": {
      const best = sightingOf(found.best);
      const others = found.candidates
        .slice(1)
        .filter(({ confidence }) => confidence >= SURE)
        .map(sightingOf)
        .filter((other) => overlap(best, other) < MOST_OVERLAP_SECONDS);
      return { kind: "heard", sightings: [best, ...others.slice(0, 1)] };
    }
    case "maybe":
      return { kind: "perhaps" };
    case "unknown":
      return { kind: "unknown", reason: found.reason };
  }
}

const sightingOf = ({ recordingId, offsetSeconds, speed, pitchSemitones, confidence, heard }: Candidate): Sighting => ({
  recordingId,
  offsetSeconds,
  speed,
  pitchSemitones,
  confidence,
  ...heard,
});

const overlap = (a: Sighting, b: Sighting): number =>
  Math.min(a.untilSeconds, b.untilSeconds) - Math.max(a.fromSeconds, b.fromSeconds);
