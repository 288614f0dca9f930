import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { MysteryPassage } from "../storage/mystery.ts";

/** An unknown passage that has got its name: as much of it as the recording can fill, in seconds of the media. */
export function songOfPassage(
  { fromSeconds, untilSeconds, clipFromSeconds, rate }: MysteryPassage,
  { recording, offsetSeconds, pitchSemitones, confidence, ...match }: Candidate,
): Song {
  const speed = match.speed / rate;
  const recordingFrom = clipFromSeconds - offsetSeconds / speed;
  const from = Math.max(fromSeconds, recordingFrom);
  const until = Math.min(untilSeconds, recordingFrom + recording.durationSeconds / speed);
  return {
    kind: "song",
    recordingId: recording.id,
    fromSeconds: from,
    untilSeconds: until,
    isGoingOn: false,
    offsetSeconds: (from - recordingFrom) * speed,
    speed,
    pitchSemitones,
    confidence,
    isJump: false,
  };
}
