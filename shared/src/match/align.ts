import type { Pairs } from "./pairs.ts";

/** How far a clip lies from where it was nominated: clip peak = recording peak + shift + drift · clip time, in ticks. */
export interface Alignment {
  readonly shift: number;
  readonly drift: number;
  /** Clip step = recording step + this. */
  readonly stepShift: number;
}

/** A nomination lies within this of the true offset, ticks: a cell of 32 ms and its neighbours. */
export const SEARCH_TICKS = 32;

/** Offsets are refined by a sum over pairs that lie this close, ticks. */
const FOCUS_TICKS = 5;

/** The frequency shift is refined when it is at least this, steps: below, whole steps say it best. */
const SMALLEST_STEP_SHIFT = 0.75;

/** The time scale is refined when pairs stretch over at least this, and by this much at the most. */
const SHORTEST_FIT_TICKS = 750;
const LARGEST_DRIFT = 0.012;

/** Drifts looked at before fitting when the time scale is known to about 1 % only. */
const COARSE_DRIFTS = [0, -0.004, 0.004, -0.008, 0.008];

/** Refines a nomination: the shift most pairs agree on, then two rounds of least squares over the pairs near it. */
export function align(pairs: Pairs, isScaleKnown: boolean): Alignment {
  let line = focus(pairs, isScaleKnown ? [0] : COARSE_DRIFTS);
  for (let round = 0; round < 2; round++) line = fitLine(pairs, line.shift, line.drift);
  return { ...line, stepShift: fitSteps(pairs, line.shift, line.drift) };
}

function focus(pairs: Pairs, drifts: readonly number[]): { shift: number; drift: number } {
  const { ticks, rarities, peakTimes, peaks, count } = pairs;
  const votes = new Float64Array(2 * SEARCH_TICKS + 1);
  let best = { shift: 0, drift: 0, votes: 0 };
  for (const drift of drifts) {
    votes.fill(0);
    for (let p = 0; p < count; p++) {
      const centre = ticks[p] - drift * peakTimes[peaks[p]];
      const from = Math.max(-SEARCH_TICKS, Math.ceil(centre - FOCUS_TICKS));
      const to = Math.min(SEARCH_TICKS, Math.floor(centre + FOCUS_TICKS));
      for (let shift = from; shift <= to; shift++) {
        votes[shift + SEARCH_TICKS] += rarities[p] * (1 - Math.abs(shift - centre) / (FOCUS_TICKS + 1));
      }
    }
    for (let i = 0; i < votes.length; i++) {
      if (votes[i] > best.votes) best = { shift: i - SEARCH_TICKS, drift, votes: votes[i] };
    }
  }
  return best;
}

/** Weighted least squares of the time residuals over clip time, pairs near the present line only. */
function fitLine(pairs: Pairs, shift: number, drift: number): { shift: number; drift: number } {
  const { ticks, rarities, peakTimes, peaks, count } = pairs;
  let sum = 0;
  let sumT = 0;
  let sumR = 0;
  let sumTT = 0;
  let sumTR = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let p = 0; p < count; p++) {
    const time = peakTimes[peaks[p]];
    const residual = ticks[p] - shift - drift * time;
    if (Math.abs(residual) > 2 * FOCUS_TICKS) continue;
    const weight = rarities[p] / (1 + (residual / 3) ** 2);
    sum += weight;
    sumT += weight * time;
    sumR += weight * ticks[p];
    sumTT += weight * time * time;
    sumTR += weight * time * ticks[p];
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  if (sum === 0) return { shift, drift };
  const spread = sumTT - (sumT * sumT) / sum;
  const slope = last - first < SHORTEST_FIT_TICKS || spread <= 0 ? 0 : (sumTR - (sumT * sumR) / sum) / spread;
  const bounded = Math.max(-LARGEST_DRIFT, Math.min(LARGEST_DRIFT, slope));
  return { shift: (sumR - bounded * sumT) / sum, drift: bounded };
}

/** Weighted median of the frequency residuals of the pairs on the line. */
function fitSteps(pairs: Pairs, shift: number, drift: number): number {
  const { ticks, steps, rarities, peakTimes, peaks, count } = pairs;
  const near: { steps: number; weight: number }[] = [];
  let sum = 0;
  for (let p = 0; p < count; p++) {
    if (Math.abs(ticks[p] - shift - drift * peakTimes[peaks[p]]) > FOCUS_TICKS) continue;
    near.push({ steps: steps[p], weight: rarities[p] });
    sum += rarities[p];
  }
  near.sort((a, b) => a.steps - b.steps);
  let passed = 0;
  const middle = near.find(({ weight }) => (passed += weight) >= sum / 2);
  return middle && Math.abs(middle.steps) >= SMALLEST_STEP_SHIFT ? middle.steps : 0;
}
