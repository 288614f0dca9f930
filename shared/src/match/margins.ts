// How far off a candidate's offset, speed and pitch may be: half widths of 95 % intervals, from the scatter of the peaks
// about the fitted line. Peaks are found on a grid of frames and bins and some pairs are chance, so the scatter is not
// quite normal; the factors and floors below were set on clips whose truth is known (tests/bench/margins.ts).
import type { Alignment } from "./align.ts";
import { type Hypothesis, PLAIN, tapeSpeed } from "./hypothesis.ts";
import type { Pairs } from "./pairs.ts";

export interface Margins {
  /** Recording ticks. */
  readonly offsetTicks: number;
  /** Share of the time scale. */
  readonly timeScale: number;
  readonly steps: number;
}

/** Pairs farther from the line than this say nothing about its scatter, ticks and steps: they are chance, or another peak. */
const NEAR_TICKS = 10;
const NEAR_STEPS = 8;

/** Normal 97.5 % quantile, and for time what real clips' scatter needs beyond it: pairs of one onset err together. */
const STEP_FACTOR = 1.96;
const TIME_FACTOR = 2.5;

/** What is not scatter, added in quadrature: the grid of ticks and bins, and of a clip that another program resampled. */
const LEAST_TICKS = 1.5;
const LEAST_SCALE = 0.0001;
const ALTERED_SCALE = 0.0006;
const LEAST_STEPS = 1;

/** Programs that turn tempo or pitch alone work in windows of some 80 ms and shift everything within. */
const STRETCHED_TICKS = 22;
const STRETCHED_SCALE = 0.0022;

/** When the pairs stretch over too little time to tell: as far as a drift is looked for. */
const WIDEST_SCALE = 0.012;
const WIDEST_TICKS = 8;
const WIDEST_STEPS = 6;
const SHORTEST_TICKS = 750;
const FEWEST_PAIRS = 6;

/** @param hypothesis what the pairs were laid over each other with. */
export function marginsOf(pairs: Pairs, { shift, drift, stepShift }: Alignment, hypothesis: Hypothesis): Margins {
  const { ticks, steps, rarities, peakTimes, peaks, count } = pairs;
  let sum = 0;
  let squares = 0;
  let sumT = 0;
  let sumTT = 0;
  let weighted = 0;
  let weightedSteps = 0;
  let pairCount = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let p = 0; p < count; p++) {
    const time = peakTimes[peaks[p]];
    const late = ticks[p] - shift - drift * time;
    const high = steps[p] - stepShift;
    if (Math.abs(late) > NEAR_TICKS || Math.abs(high) > NEAR_STEPS) continue;
    const weight = rarities[p] / (1 + (late / 3) ** 2);
    pairCount++;
    sum += weight;
    squares += weight * weight;
    sumT += weight * time;
    sumTT += weight * time * time;
    weighted += weight * late * late;
    weightedSteps += weight * high * high;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  if (pairCount < FEWEST_PAIRS) return { offsetTicks: WIDEST_TICKS, timeScale: WIDEST_SCALE, steps: WIDEST_STEPS };
  /** As many independent pairs as the weights are worth. */
  const pairsWorth = (sum * sum) / squares;
  const middle = sumT / sum;
  const spread = Math.max(1, sumTT / sum - middle * middle);
  const scatter = weighted / sum;
  const slope = Math.sqrt(scatter / (pairsWorth * spread));
  const isLong = last - first >= SHORTEST_TICKS;
  const { ticks: leastTicks, scale: leastScale } = leastOf(hypothesis);
  const scale = isLong ? Math.min(WIDEST_SCALE, Math.hypot(leastScale, TIME_FACTOR * slope)) : WIDEST_SCALE;
  const shiftError = TIME_FACTOR * Math.sqrt(scatter / pairsWorth);
  return {
    offsetTicks: Math.hypot(leastTicks, shiftError, (isLong ? TIME_FACTOR * slope : 0.004) * middle),
    timeScale: scale,
    steps: Math.max(LEAST_STEPS, STEP_FACTOR * 1.25 * Math.sqrt(weightedSteps / sum / pairsWorth)),
  };
}

function leastOf(hypothesis: Hypothesis): { readonly ticks: number; readonly scale: number } {
  if (hypothesis === PLAIN) return { ticks: LEAST_TICKS, scale: LEAST_SCALE };
  const asTape = Math.abs(hypothesis.stepShift - tapeSpeed(hypothesis.timeScale).stepShift) < PLAINLY_TAPE_STEPS;
  return asTape ? { ticks: LEAST_TICKS, scale: ALTERED_SCALE } : { ticks: STRETCHED_TICKS, scale: STRETCHED_SCALE };
}

/** A hypothesis of tape speed has exactly the pitch that goes with it. */
const PLAINLY_TAPE_STEPS = 4;
