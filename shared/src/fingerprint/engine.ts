import type { Constellation } from "./constellation.ts";
import { FIRST_BIN, FRAME_SAMPLES, HOP_SAMPLES, LEAD_SAMPLES, TICK_SAMPLES } from "./params.ts";
import { PeakList } from "./peak-list.ts";
import { selectPeaks } from "./select.ts";
import { secondsToTicks, ticksToSeconds } from "./units.ts";

/** What build/engine.wasm exports; it imports nothing. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(rateHz: number): void;
  inputCapacity(): number;
  inputEnd(): number;
  push(count: number): void;
  finish(): void;
  peaksStart(): number;
  peakCount(): number;
  batchCount(): number;
  latestFrame(): number;
  rowBins(): number;
}

export class EngineError extends Error {
  override readonly name = "EngineError";
  constructor(
    readonly code: "unsupported-rate" | "not-open",
    message: string,
  ) {
    super(message);
  }
}

export const SPECTRUM_BANDS = 64;

const LOWEST_RATE_HZ = 8000;
const HIGHEST_RATE_HZ = 192000;
const PEAK_WORDS = 2;
const BATCH_SAMPLES = 4 * HOP_SAMPLES;

/**
 * PCM → constellation of one stream at a time. Belongs to one thread; push() allocates nothing but room for more peaks,
 * which doubles. The same .wasm gives the same bytes in a browser worker and in Node.
 */
export class Engine {
  readonly #wasm: EngineExports;
  /** All of its memory, which never grows. */
  readonly #floats: Float32Array;
  readonly #words: Uint32Array;
  readonly #inputCapacity: number;
  readonly #peaks = new PeakList();
  #isOpen = false;

  constructor(exports: EngineExports) {
    this.#wasm = exports;
    this.#floats = new Float32Array(exports.memory.buffer);
    this.#words = new Uint32Array(exports.memory.buffer);
    this.#inputCapacity = exports.inputCapacity();
  }

  /**
   * Starts a new stretch of audio and forgets the one before.
   * @throws EngineError unsupported-rate outside 8,000 to 192,000 Hz or for a fraction.
   */
  open(inputRateHz: number): void {
    if (!Number.isInteger(inputRateHz) || inputRateHz < LOWEST_RATE_HZ || inputRateHz > HIGHEST_RATE_HZ) {
      throw new EngineError(
        "unsupported-rate",
        `Audio at ${inputRateHz} Hz cannot be analysed: the rate must be a whole number from ${LOWEST_RATE_HZ} to ${HIGHEST_RATE_HZ} Hz.`,
      );
    }
    this.#wasm.open(inputRateHz);
    this.#peaks.clear();
    this.#isOpen = true;
  }

  /** Analyses mono samples, −1 to 1, any number of them. How the audio is cut into pushes changes nothing. */
  push(samples: Float32Array): void {
    if (!this.#isOpen) throw new EngineError("not-open", "open() comes before push().");
    const capacity = this.#inputCapacity;
    for (let start = 0; start < samples.length; start += capacity) {
      const block = samples.length <= capacity ? samples : samples.subarray(start, start + capacity);
      this.#floats.set(block, this.#wasm.inputEnd() / 4);
      this.#wasm.push(block.length);
      this.#takePeaks();
    }
  }

  /** The stream has ended: analyses what is still buffered. Only constellation() may follow, or open(). */
  finish(): void {
    if (!this.#isOpen) return;
    this.#wasm.finish();
    this.#takePeaks();
    this.#isOpen = false;
  }

  get heardSeconds(): number {
    return ticksToSeconds(this.#heardTicks);
  }

  /** The best peaks of everything analysed since open(), at most about `peaksPerSecond` in any two seconds. */
  constellation(peaksPerSecond: number): Constellation {
    return selectPeaks(this.#peaks, this.#heardTicks, peaksPerSecond);
  }

  /**
   * The same of a part of the stream, as if only it had been heard: for streams that go on for hours. What was
   * forgotten is missing.
   */
  constellationOf(fromSeconds: number, toSeconds: number, peaksPerSecond: number): Constellation {
    const from = Math.max(0, secondsToTicks(fromSeconds));
    const to = Math.min(this.#heardTicks, secondsToTicks(toSeconds));
    return selectPeaks(this.#peaks.part(from, to), Math.max(0, to - from), peaksPerSecond);
  }

  /** Forgets the peaks before a moment of the stream, so that an endless stream stays within bounded memory. */
  forgetBefore(seconds: number): void {
    this.#peaks.dropBefore(secondsToTicks(seconds));
  }

  /** Fills `into` (SPECTRUM_BANDS long, low to high, evenly spaced in log frequency) with levels of the latest frame. */
  readSpectrum(into: Uint8Array): void {
    const bins = this.#wasm.rowBins();
    const row = this.#floats.subarray(this.#wasm.latestFrame() / 4);
    for (let band = 0; band < into.length; band++) {
      const from = bandEdge(band, into.length, bins);
      const to = Math.max(from + 1, bandEdge(band + 1, into.length, bins));
      let level = -Infinity;
      for (let bin = from; bin < to; bin++) level = Math.max(level, row[bin * 4]);
      into[band] = Math.max(0, Math.min(255, (level - SPECTRUM_FLOOR) * SPECTRUM_LEVELS_PER_OCTAVE));
    }
  }

  /** Audio analysed: until the middle of the newest frame and half a frame on. */
  get #heardTicks(): number {
    const batches = this.#wasm.batchCount();
    return batches === 0 ? 0 : (batches * BATCH_SAMPLES + FRAME_SAMPLES - HOP_SAMPLES - LEAD_SAMPLES) / TICK_SAMPLES;
  }

  #takePeaks(): void {
    const words = this.#words;
    const start = this.#wasm.peaksStart() / 4;
    const end = start + this.#wasm.peakCount() * PEAK_WORDS;
    for (let at = start; at < end; at += PEAK_WORDS) {
      const packed = words[at + 1];
      this.#peaks.add(words[at], packed & 0xffff, packed >>> 16);
    }
  }
}

/** Log2 power drawn as 0, about −66 dB of a full-scale sine, and how many of 255 levels an octave of power takes. */
const SPECTRUM_FLOOR = -2;
const SPECTRUM_LEVELS_PER_OCTAVE = 12;

/** First bin of a band when a row of `bins` bins is split evenly in log frequency. */
const bandEdge = (band: number, bands: number, bins: number): number =>
  Math.round(FIRST_BIN * ((FIRST_BIN + bins) / FIRST_BIN) ** (band / bands)) - FIRST_BIN;
