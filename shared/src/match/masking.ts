// Would a recording's peak be visible in the clip? Only if nothing louder lies near it, as a stronger one hides its neighbours.
import type { Constellation } from "../fingerprint/constellation.ts";
import { firstAtOrAfter } from "../fingerprint/excerpt.ts";
import { distanceSquared, UNIT_TICKS } from "../fingerprint/isolation.ts";
import { MAX_STEP } from "../fingerprint/params.ts";

/** Distances beyond this are not told apart, units of isolation. */
const FARTHEST = 1.6;

/** The clip may be louder or softer than the recording, differently at each frequency: gains are kept per ⅙ octave. */
const GAIN_BAND_STEPS = 48;
const GAIN_BANDS = Math.floor(MAX_STEP / GAIN_BAND_STEPS) + 1;
/** A band's gain is the median over its own pairs and those of this many bands on either side. */
const GAIN_NEIGHBOURS = 2;
const FEWEST_GAIN_PAIRS = 3;
const LEVELS = 32;

/** Clip level over recording level by frequency, level classes, from the peaks that were found; NaN where none were. */
export class Gains {
  readonly #histograms = new Uint16Array(GAIN_BANDS * 2 * LEVELS);
  readonly #gains = new Float64Array(GAIN_BANDS);

  clear(): void {
    this.#histograms.fill(0);
  }

  add(step: number, difference: number): void {
    const bin = Math.max(0, Math.min(2 * LEVELS - 1, Math.round(difference) + LEVELS));
    this.#histograms[bandOf(step) * 2 * LEVELS + bin]++;
  }

  finish(): void {
    for (let band = 0; band < GAIN_BANDS; band++) this.#gains[band] = this.#medianAround(band);
  }

  at(step: number): number {
    return this.#gains[bandOf(step)];
  }

  #medianAround(band: number): number {
    const from = Math.max(0, band - GAIN_NEIGHBOURS);
    const to = Math.min(GAIN_BANDS - 1, band + GAIN_NEIGHBOURS);
    let pairs = 0;
    for (let at = from * 2 * LEVELS; at < (to + 1) * 2 * LEVELS; at++) pairs += this.#histograms[at];
    if (pairs < FEWEST_GAIN_PAIRS) return Number.NaN;
    let passed = 0;
    for (let bin = 0; bin < 2 * LEVELS; bin++) {
      for (let near = from; near <= to; near++) passed += this.#histograms[near * 2 * LEVELS + bin];
      if (3 * passed >= pairs) return bin - LEVELS;
    }
    return Number.NaN;
  }
}

const bandOf = (step: number): number => Math.max(0, Math.min(GAIN_BANDS - 1, Math.floor(step / GAIN_BAND_STEPS)));

/**
 * How isolated a peak of this place and level would be among the clip's peaks, 0 to FARTHEST: the distance to the
 * nearest one at least as loud, `itself` (an index, or −1) not counted.
 */
export function expectedIsolation(
  clip: Constellation,
  time: number,
  step: number,
  level: number,
  itself: number,
): number {
  const { times, steps, levels } = clip;
  const reach = FARTHEST * UNIT_TICKS;
  let nearest = FARTHEST ** 2;
  for (let i = firstAtOrAfter(times, time - reach); i < times.length && times[i] <= time + reach; i++) {
    if (i === itself || levels[i] < level - 1) continue;
    nearest = Math.min(nearest, distanceSquared(times[i] - time, steps[i] - step));
  }
  return Math.sqrt(nearest);
}
