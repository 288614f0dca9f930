import { alterationOf, phraseOf, tempoOf } from "../match/alteration.ts";
import type { Candidate as Found } from "../match/verdict.ts";
import type { Candidate, Recording } from "./contract.ts";

/** What the matching core found, with the recording's row: the same on a server and on a device. */
export function toCandidate(found: Found, recording: Recording): Candidate {
  const { offsetSeconds, speed, pitchSemitones, confidence, heard, margins } = found;
  const alteration = alterationOf(found);
  const tempo = tempoOf(alteration);
  return {
    recording,
    offsetSeconds,
    speed,
    tempo,
    pitchSemitones,
    margins: { ...margins, tempo: tempo === 1 ? 0 : margins.speed },
    alteration,
    phrase: phraseOf(alteration),
    heard,
    confidence,
  };
}
