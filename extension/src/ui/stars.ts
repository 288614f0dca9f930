import { MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import type { Sky } from "../storage/session.ts";

/** A star in a unit square: x to the right, y down, 0 to 1; brightness 0 to 1. */
export interface Star {
  readonly x: number;
  readonly y: number;
  readonly brightness: number;
}

/** Height of a frequency step in a picture: high notes on top. */
export const heightOf = (step: number): number => 1 - step / MAX_STEP;

/** Brightness of a tier: the most isolated peaks shine. */
export const brightnessOf = (tier: number): number => 1 / (1 + 0.7 * tier);

/** The sky spread over the whole square. */
export function starsOf({ times, steps, tiers }: Sky): Star[] {
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  const low = Math.min(...steps);
  const range = Math.max(1, Math.max(...steps) - low);
  return times.map((time, i) => ({
    x: (time - first) / span,
    y: 1 - (steps[i] - low) / range,
    brightness: brightnessOf(tiers[i]),
  }));
}

/** Lines that join all stars with the least ink (Prim's tree), as pairs of indexes: how people draw constellations. */
export function linesBetween(stars: readonly Star[]): [number, number][] {
  const lines: [number, number][] = [];
  const nearest = stars.map(() => ({ to: 0, distance: Number.POSITIVE_INFINITY }));
  const isJoined = stars.map(() => false);
  let newest = 0;
  for (let count = 1; count < stars.length; count++) {
    isJoined[newest] = true;
    for (let i = 0; i < stars.length; i++) {
      const distance = Math.hypot(stars[i].x - stars[newest].x, stars[i].y - stars[newest].y);
      if (!isJoined[i] && distance < nearest[i].distance) nearest[i] = { to: newest, distance };
    }
    newest = closestOutside(nearest, isJoined);
    lines.push([nearest[newest].to, newest]);
  }
  return lines;
}

function closestOutside(nearest: readonly { distance: number }[], isJoined: readonly boolean[]): number {
  let best = -1;
  for (let i = 0; i < nearest.length; i++) {
    if (!isJoined[i] && (best < 0 || nearest[i].distance < nearest[best].distance)) best = i;
  }
  return best;
}
