import type { Constellation } from "../fingerprint/constellation.ts";
import { MAX_STEP } from "../fingerprint/params.ts";
import type { Background } from "./background.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { PeakWindow } from "./peak-window.ts";
import type { SearchedIndex } from "./postings.ts";
import { REACH_STEPS } from "./residuals.ts";

/**
 * A candidate laid over a clip: the recording's peaks that should sound in the clip, in the clip's time and frequency,
 * and every pair of such a peak with a clip peak in reach. Filled anew for each candidate; grows, never shrinks.
 */
export class Pairs {
  readonly #clip: Constellation;
  readonly #background: Background;
  readonly #window = new PeakWindow();

  /** The recording's peaks: clip ticks, clip steps, level classes. */
  peakTimes = new Float64Array(512);
  peakSteps = new Float64Array(512);
  peakLevels = new Float64Array(512);
  peakCount = 0;

  /** Index of the recording's peak and of the clip's. */
  peaks = new Int32Array(1024);
  places = new Int32Array(1024);
  /** Clip peak minus recording peak, ticks and steps. */
  ticks = new Float64Array(1024);
  steps = new Float64Array(1024);
  /** How much the pair says because of its frequency, 0 to 1: little where the clip is full of peaks. */
  rarities = new Float64Array(1024);
  count = 0;

  constructor(clip: Constellation, background: Background) {
    this.#clip = clip;
    this.#background = background;
  }

  /** @param ticks where the clip starts in the recording; pairs reach `reach` clip ticks from there on either side. */
  fill(segment: SearchedIndex, recording: number, ticks: number, hypothesis: Hypothesis, reach: number): void {
    const { timeScale, stepShift } = hypothesis;
    const clip = this.#clip;
    const window = this.#window;
    segment.readPeaks(recording, Math.ceil(ticks), Math.floor(ticks + clip.durationTicks * timeScale), window);
    this.#reservePeaks(window.length);
    this.peakCount = 0;
    this.count = 0;
    for (let i = 0, start = 0; i < window.length; i++) {
      const time = (window.times[i] - ticks) / timeScale;
      const step = window.steps[i] - stepShift;
      if (step < 0 || step > MAX_STEP) continue;
      const peak = this.peakCount++;
      this.peakTimes[peak] = time;
      this.peakSteps[peak] = step;
      this.peakLevels[peak] = window.levels[i];
      while (start < clip.times.length && clip.times[start] < time - reach) start++;
      for (let place = start; place < clip.times.length && clip.times[place] <= time + reach; place++) {
        if (Math.abs(clip.steps[place] - step) <= REACH_STEPS) this.#add(peak, place);
      }
    }
  }

  #add(peak: number, place: number): void {
    if (this.count === this.peaks.length) this.#growPairs();
    const at = this.count++;
    this.peaks[at] = peak;
    this.places[at] = place;
    this.ticks[at] = this.#clip.times[place] - this.peakTimes[peak];
    this.steps[at] = this.#clip.steps[place] - this.peakSteps[peak];
    this.rarities[at] = this.#background.rarityAt(this.#clip.steps[place]);
  }

  #reservePeaks(capacity: number): void {
    if (capacity <= this.peakTimes.length) return;
    this.peakTimes = new Float64Array(capacity * 2);
    this.peakSteps = new Float64Array(capacity * 2);
    this.peakLevels = new Float64Array(capacity * 2);
  }

  #growPairs(): void {
    const size = this.peaks.length * 2;
    const { peaks, places, ticks, steps, rarities } = this;
    this.peaks = new Int32Array(size);
    this.places = new Int32Array(size);
    this.ticks = new Float64Array(size);
    this.steps = new Float64Array(size);
    this.rarities = new Float64Array(size);
    this.peaks.set(peaks);
    this.places.set(places);
    this.ticks.set(ticks);
    this.steps.set(steps);
    this.rarities.set(rarities);
  }
}
