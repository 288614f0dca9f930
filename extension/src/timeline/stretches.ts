import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { Range, Stretch } from "../follow.ts";
import type { Judgement, Watch } from "../storage/watch.ts";
import { overlay } from "./overlay.ts";

/** A gap shorter than this is the uncertainty of a border, not something that happened, seconds. */
const SHORTEST_GAP = 2;

type Told = Pick<Watch, "settled" | "pieces">;

/** All that is known of what plays, by time; what the person rejected is a gap again. */
export function stretchesOf({ judgements, shared, ...told }: Told & Pick<Watch, "judgements" | "shared">): Stretch[] {
  return overlay(shared, allOf(told))
    .map((stretch) =>
      stretch.kind === "song" && judgementOf(stretch, judgements)?.isRight === false ? rejected(stretch) : stretch,
    )
    .filter(({ kind, fromSeconds, untilSeconds }) => kind === "song" || untilSeconds - fromSeconds >= SHORTEST_GAP);
}

export function songsOf(watch: Told & Pick<Watch, "judgements" | "shared">): Song[] {
  return stretchesOf(watch).filter((stretch) => stretch.kind === "song");
}

/** Parts that need not be asked about again: named ones, and those whose name was rejected. */
export const knownRanges = (told: Told): Range[] =>
  allOf(told)
    .filter(({ kind }) => kind === "song")
    .map(({ fromSeconds, untilSeconds }) => ({ fromSeconds, untilSeconds }));

const allOf = ({ settled, pieces }: Told): readonly Stretch[] =>
  pieces.reduce<readonly Stretch[]>((before, { stretches }) => overlay(before, stretches), settled);

/** The last thing said of this song about here. */
export const judgementOf = (song: Song, judgements: readonly Judgement[]): Judgement | undefined =>
  judgements.findLast(
    (judged) =>
      judged.recordingId === song.recordingId &&
      judged.fromSeconds < song.untilSeconds &&
      judged.untilSeconds > song.fromSeconds,
  );

const rejected = ({ fromSeconds, untilSeconds }: Song): Stretch => ({
  kind: "gap",
  fromSeconds,
  untilSeconds,
  reason: "not-in-catalogue",
});
