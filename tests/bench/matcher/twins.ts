// Two medleys may play the same: then either name is right.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { cut } from "../../shared/constellations.ts";
import { segmentOf } from "../../shared/segments.ts";
import type { Source } from "../support/distractors.ts";

/** Seconds of a song that must sound alike. */
const PASSAGE_SECONDS = 5;

/** Whether two moments of medleys are the same second of a song, or of passages that the song repeats. */
export function soundAlike(songs: readonly Constellation[], heard: Source, said: Source): boolean {
  if (heard.song !== said.song || heard.isBackwards !== said.isBackwards) return false;
  if (ticksToSeconds(Math.abs(heard.ticks - said.ticks)) < 1) return true;
  const [one, other] = [heard, said].map((source) => passageAt(songs, source));
  return new Matcher([segmentOf([one])]).identify(other).kind === "match";
}

function passageAt(songs: readonly Constellation[], { song, isBackwards, ticks }: Source): Constellation {
  const middle = isBackwards ? songs[song].durationTicks - ticks : ticks;
  return cut(songs[song], ticksToSeconds(middle) - PASSAGE_SECONDS / 2, PASSAGE_SECONDS);
}
