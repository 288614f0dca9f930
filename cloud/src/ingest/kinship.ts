// Which recordings of the catalogue hold parts of this one: its excerpts are laid over where votes say they may lie.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { excerpt } from "@sonica/shared/src/fingerprint/excerpt.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Relative } from "../catalogue/relatives.ts";
import type { SearchIndex } from "../catalogue/search-index.ts";

const EXCERPT_SECONDS = 10;
/** Excerpts are taken from all over the recording, so many at the most, and at the least this far apart, seconds. */
const MOST_EXCERPTS = 12;
const LEAST_STEP_SECONDS = 10;

/** An excerpt holds a stretch of another recording when at least this much of it is found, seconds … */
const SHORTEST_SECONDS = 3;
/** … with evidence, natural log, that two songs in one key and rhythm do not reach. */
const LEAST_EVIDENCE = 60;

/** A version holds at least this part of the excerpts, each nearly whole in time and in peaks. */
const VERSION_SHARE = 0.6;
const VERSION_FOUND_SHARE = 0.5;

interface Shared {
  seconds: number;
  /** Excerpts that are there as in the same recording. */
  sameExcerpts: number;
}

export function relativesOf(index: SearchIndex, recordingId: string, audio: Constellation): Relative[] {
  const starts = excerptStarts(ticksToSeconds(audio.durationTicks));
  const byId = new Map<string, Shared>();
  for (const start of starts) {
    const clip = excerpt(audio, secondsToTicks(start), secondsToTicks(EXCERPT_SECONDS));
    const seen = new Set([recordingId]);
    for (const place of index.likelyPlaces(clip)) {
      if (seen.has(place.recordingId)) continue;
      const found = index.follow(clip, { ...place, speed: 1, pitchSemitones: 0 });
      if (!found || found.evidence < LEAST_EVIDENCE) continue;
      const seconds = found.untilSeconds - found.fromSeconds;
      if (seconds < SHORTEST_SECONDS) continue;
      seen.add(place.recordingId);
      const shared = byId.get(place.recordingId) ?? { seconds: 0, sameExcerpts: 0 };
      shared.seconds += seconds;
      const isWhole = seconds >= 0.8 * ticksToSeconds(clip.durationTicks);
      if (isWhole && found.foundShare >= VERSION_FOUND_SHARE) shared.sameExcerpts++;
      byId.set(place.recordingId, shared);
    }
  }
  return [...byId].map(([otherId, { seconds, sameExcerpts }]) => ({
    recordingId: otherId,
    kind: sameExcerpts >= VERSION_SHARE * starts.length ? "version" : "passage",
    sharedSeconds: seconds,
  }));
}

/** Even over the recording; a short one is its own excerpt. */
function excerptStarts(seconds: number): number[] {
  const room = seconds - EXCERPT_SECONDS;
  if (room <= 0) return [0];
  const count = Math.min(MOST_EXCERPTS, Math.floor(room / LEAST_STEP_SECONDS) + 1);
  return Array.from({ length: count }, (_, i) => (room * (i + 0.5)) / count);
}
