import { type Constellation, thinned } from "../fingerprint/constellation.ts";
import { TICKS_PER_SECOND } from "../fingerprint/units.ts";
import { forEachPair, pairHash, TIME_CELL_TICKS } from "./landmarks.ts";
import { INDEXED_TIER, RECORDING_FAN_OUT } from "./params.ts";

/** Whole seconds of timeline a recording takes. */
export const timelineSeconds = ({ durationTicks }: Constellation): number =>
  Math.floor(durationTicks / TICKS_PER_SECOND) + 1;

/** Every landmark of a recording that starts at second `start`, with its anchor's place on the timeline, in order of place. */
export function forEachLandmark(
  constellation: Constellation,
  start: number,
  visit: (hash: number, place: number) => void,
): void {
  const { times, steps } = thinned(constellation, INDEXED_TIER);
  const indexed = { times, steps, length: times.length };
  forEachPair(indexed, RECORDING_FAN_OUT, (anchor, target) =>
    visit(
      pairHash(indexed, anchor, target),
      Math.round((start * TICKS_PER_SECOND + indexed.times[anchor]) / TIME_CELL_TICKS),
    ),
  );
}
