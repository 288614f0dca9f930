import type { Gap, Song } from "@sonica/shared/src/timeline/timeline.ts";
import { type Heard, outside } from "../../signals/programme.ts";
import { quantile } from "../support/measure.ts";

/** Seconds are counted in steps of this. */
const STEP_SECONDS = 0.1;

/**
 * Precision: of the seconds a song is named for, how many it sounds in. Recall: of the seconds in which a song of the
 * catalogue alone sounds, how many are named. Border error: from a piece's true begin and end to the nearest one of the
 * same recording in the timeline; anywhere within a crossfade is right.
 */
export function grade(heard: readonly Heard[], stretches: readonly (Song | Gap)[]) {
  const songs = stretches.filter((stretch) => stretch.kind === "song");
  const pieces = heard.filter(({ recordingId }) => recordingId !== null);
  let named = 0;
  let right = 0;
  let known = 0;
  let found = 0;
  const end = heard.at(-1)?.untilSeconds ?? 0;
  for (let at = STEP_SECONDS / 2; at < end; at += STEP_SECONDS) {
    const isAt = ({ fromSeconds, untilSeconds }: { fromSeconds: number; untilSeconds: number }) =>
      fromSeconds <= at && at < untilSeconds;
    const truths = heard.filter(isAt);
    const answers = songs.filter(isAt);
    for (const { recordingId } of answers) {
      named++;
      if (truths.some((truth) => truth.recordingId === recordingId)) right++;
    }
    const [only] = truths;
    if (truths.length !== 1 || only.recordingId === null) continue;
    known++;
    if (answers.some(({ recordingId }) => recordingId === only.recordingId)) found++;
  }
  const errors: number[] = [];
  let missed = 0;
  for (const piece of pieces) {
    const same = songs.filter(
      ({ recordingId, fromSeconds, untilSeconds }) =>
        recordingId === piece.recordingId && fromSeconds < piece.untilSeconds && untilSeconds > piece.fromSeconds,
    );
    if (same.length === 0) {
      missed++;
      continue;
    }
    const starts = same.map(({ fromSeconds }) =>
      outside(fromSeconds, piece.fromSeconds, piece.fromSeconds + piece.fadeInSeconds),
    );
    const ends = same.map(({ untilSeconds }) =>
      outside(untilSeconds, piece.untilSeconds - piece.fadeOutSeconds, piece.untilSeconds),
    );
    errors.push(Math.min(...starts), Math.min(...ends));
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  return {
    precision: percent(right, named),
    recall: percent(found, known),
    "pieces found": `${pieces.length - missed} of ${pieces.length}`,
    "stretches named": songs.length,
    "border error median": `${quantile(errors, 0.5).toFixed(2)} s`,
    p95: `${quantile(errors, 0.95).toFixed(2)} s`,
    "within 2 s": percent(errors.filter((error) => error <= 2).length, errors.length),
  };
}
