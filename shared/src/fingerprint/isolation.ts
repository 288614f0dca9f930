// How far apart two peaks are: one unit is 0.25 s in time or 0.34 octave in frequency.
import { STEPS_PER_OCTAVE } from "./params.ts";
import { secondsToTicks } from "./units.ts";

export const UNIT_TICKS = secondsToTicks(0.25);
export const UNIT_STEPS = 0.34 * STEPS_PER_OCTAVE;

/** Squared distance in units of isolation. */
export const distanceSquared = (ticks: number, steps: number): number =>
  (ticks / UNIT_TICKS) ** 2 + (steps / UNIT_STEPS) ** 2;

/**
 * A peak with a stronger one within this distance is never kept. About N = 59.5/(π·r²) peaks a second stand alone
 * within r in a band of 5.06 octaves: 118 at 0.4, twice the densest tier.
 */
export const CLOSEST = 0.4;
