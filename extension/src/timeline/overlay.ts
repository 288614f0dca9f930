import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { Stretch } from "../follow.ts";

/** Shorter than this nothing is left of a stretch that others cover, seconds. */
const LEAST_SECONDS = 0.5;

/** Two stretches of one song this close, on one line, are one: somebody sought back into it, seconds. */
const SAME_GAP_SECONDS = 3;
const SAME_LINE_SECONDS = 1.5;

/**
 * What was told before with what is told now on top. Where both speak, a name is kept over "nothing known", and the later
 * name over the earlier.
 */
export function overlay(before: readonly Stretch[], now: readonly Stretch[]): Stretch[] {
  const songs = now.filter(({ kind }) => kind === "song");
  const oldSongs = before.filter(({ kind }) => kind === "song").flatMap((song) => without(song, songs));
  const named = [...oldSongs, ...songs];
  const gaps = now.filter(({ kind }) => kind === "gap").flatMap((gap) => without(gap, named));
  const oldGaps = before.filter(({ kind }) => kind === "gap").flatMap((gap) => without(gap, [...named, ...gaps]));
  return joined([...named, ...gaps, ...oldGaps].sort((a, b) => a.fromSeconds - b.fromSeconds));
}

/** What is left of a stretch outside of the others. */
function without(stretch: Stretch, others: readonly Stretch[]): Stretch[] {
  let left: Stretch[] = [stretch];
  for (const other of others) {
    left = left.flatMap((part) => {
      if (other.untilSeconds <= part.fromSeconds || other.fromSeconds >= part.untilSeconds) return [part];
      return [cut(part, part.fromSeconds, other.fromSeconds), cut(part, other.untilSeconds, part.untilSeconds)].filter(
        ({ fromSeconds, untilSeconds }) => untilSeconds - fromSeconds >= LEAST_SECONDS,
      );
    });
  }
  return left;
}

function cut(stretch: Stretch, fromSeconds: number, untilSeconds: number): Stretch {
  if (stretch.kind === "gap") return { ...stretch, fromSeconds, untilSeconds };
  const offsetSeconds = stretch.offsetSeconds + (fromSeconds - stretch.fromSeconds) * stretch.speed;
  const isGoingOn = stretch.isGoingOn && untilSeconds === stretch.untilSeconds;
  return { ...stretch, fromSeconds, untilSeconds, offsetSeconds, isGoingOn };
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last && isOne(last, stretch)) {
      const isGoingOn = stretch.kind === "song" && stretch.isGoingOn;
      const untilSeconds = Math.max(last.untilSeconds, stretch.untilSeconds);
      result[result.length - 1] =
        last.kind === "song" ? { ...last, untilSeconds, isGoingOn } : { ...last, untilSeconds };
    } else result.push(stretch);
  }
  return result;
}

function isOne(a: Stretch, b: Stretch): boolean {
  if (b.fromSeconds - a.untilSeconds > SAME_GAP_SECONDS) return false;
  if (a.kind === "gap" || b.kind === "gap") {
    return a.kind === b.kind && (a as { reason?: string }).reason === (b as { reason?: string }).reason;
  }
  return a.recordingId === b.recordingId && Math.abs(lineOf(a) - lineOf(b)) < SAME_LINE_SECONDS;
}

/** Where the recording's first second lies. */
const lineOf = ({ fromSeconds, offsetSeconds, speed }: Song): number => fromSeconds - offsetSeconds / speed;
