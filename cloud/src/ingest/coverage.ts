// How much of one recording's constellation is found in another's: two encodings of the same audio share most peaks,
// two songs hardly any.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";

/** Copies start within this of each other: encoder delay, trimmed silence. */
const MAX_SHIFT_TICKS = secondsToTicks(1.5);

/** Peaks count as the same within 16 ms and 1.5 % of frequency. */
const SAME_TICKS = 8;
const SAME_STEPS = 6;

/** Peaks of `mine` up to this tier (12 a second) are looked for among all of `theirs`. */
const SOUGHT_TIER = 1;

/** Share of `mine`'s peaks, 0 to 1, that are in `theirs` at the best shift. */
export function coverage(mine: Constellation, theirs: Constellation): number {
  const sought = indicesUpTo(mine, SOUGHT_TIER);
  if (sought.length === 0) return 0;
  const shift = commonestShift(mine, theirs, sought);
  let found = 0;
  forEachNear(mine, theirs, sought, shift, SAME_TICKS, () => {
    found++;
    return false;
  });
  return found / sought.length;
}

/** The time difference that most pairs of equal frequency have, within half a tolerance. */
function commonestShift(mine: Constellation, theirs: Constellation, sought: readonly number[]): number {
  const counts = new Uint32Array(2 * MAX_SHIFT_TICKS + 1);
  forEachNear(mine, theirs, sought, 0, MAX_SHIFT_TICKS, (difference) => {
    counts[difference + MAX_SHIFT_TICKS]++;
    return true;
  });
  let best = 0;
  let bestCount = -1;
  for (let shift = 0; shift < counts.length; shift++) {
    let count = 0;
    for (let near = -2; near <= 2; near++) count += counts[shift + near] ?? 0;
    if (count > bestCount) [best, bestCount] = [shift, count];
  }
  return best - MAX_SHIFT_TICKS;
}

/** Calls `visit` with the time difference of each pair within reach; it returns whether to go on with this peak. */
function forEachNear(
  mine: Constellation,
  theirs: Constellation,
  sought: readonly number[],
  shift: number,
  reachTicks: number,
  visit: (difference: number) => boolean,
): void {
  let first = 0;
  for (const i of sought) {
    const time = mine.times[i] + shift;
    while (first < theirs.times.length && theirs.times[first] < time - reachTicks) first++;
    for (let j = first; j < theirs.times.length && theirs.times[j] <= time + reachTicks; j++) {
      if (Math.abs(theirs.steps[j] - mine.steps[i]) > SAME_STEPS) continue;
      if (!visit(theirs.times[j] - mine.times[i])) break;
    }
  }
}

const indicesUpTo = ({ tiers }: Constellation, tier: number): number[] =>
  Array.from(tiers.keys()).filter((i) => tiers[i] <= tier);
