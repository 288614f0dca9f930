// Two medleys may play the same: then either name is right.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import type { Candidate } from "@sonica/shared/src/match/verdict.ts";
import { cut, numberOf } from "../../shared/constellations.ts";
import { segmentOf } from "../../shared/segments.ts";
import type { Medleys, Source } from "../support/distractors.ts";

/** Seconds of a song that must sound alike. */
const PASSAGE_SECONDS = 5;

/** A clip of a medley. */
interface Cut {
  readonly track: number;
  /** Where in it, seconds. */
  readonly from: number;
}

type Named = Pick<Candidate, "recordingId" | "offsetSeconds" | "speed">;

/** Whether the medley named plays what the clip's does in the clip's middle. */
export function isTwin(
  medleys: Medleys,
  clipSeconds: number,
  { track, from }: Cut,
  { recordingId, offsetSeconds, speed }: Named,
): boolean {
  const middle = clipSeconds / 2;
  const heard = medleys.sourceAt(track, secondsToTicks(from + middle));
  const said = medleys.sourceAt(numberOf(recordingId), secondsToTicks(offsetSeconds + middle * speed));
  return soundAlike(medleys.songs, heard, said);
}

/** Whether it is the same second of a song, or passages that the song repeats. */
function soundAlike(songs: readonly Constellation[], heard: Source, said: Source): boolean {
  if (heard.song !== said.song || heard.isBackwards !== said.isBackwards) return false;
  if (ticksToSeconds(Math.abs(heard.ticks - said.ticks)) < 1) return true;
  const [one, other] = [heard, said].map((source) => passageAt(songs, source));
  return new Matcher([segmentOf([one])]).identify(other).kind === "match";
}

function passageAt(songs: readonly Constellation[], { song, isBackwards, ticks }: Source): Constellation {
  const middle = isBackwards ? songs[song].durationTicks - ticks : ticks;
  return cut(songs[song], ticksToSeconds(middle) - PASSAGE_SECONDS / 2, PASSAGE_SECONDS);
}
