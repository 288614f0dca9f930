// The engine: PCM in, peaks out. No imports, no allocation after start-up; one instance analyses one stream.
//
//   open(rate) · { write samples at inputEnd() · push(count) · read peakCount() peaks at peaksStart() }* · finish()
import { LEAD_SAMPLES } from "../src/fingerprint/params";
import { clearPeaks, finishRows, latestRow, nextRow, openPeaks, peakCount as found, peaks, rowDone } from "./peaks";
import { accept, acceptEnd, drain, INPUT_CAPACITY, inputEnd as end, OUTPUT_CAPACITY, openResampler } from "./resampler";
import { analyse, BATCH_HOP, BATCH_SAMPLES, openSpectrum, ROW_BINS } from "./spectrum";

const samples = memory.data((BATCH_SAMPLES + OUTPUT_CAPACITY) * 4, 16); // 16 kHz, not yet used up
let sampleCount: i32 = 0;
let batches: i32 = 0;

openSpectrum();

export function open(rateHz: i32): void {
  openResampler(rateHz);
  openPeaks();
  memory.fill(samples, 0, LEAD_SAMPLES << 2);
  sampleCount = LEAD_SAMPLES;
  batches = 0;
}

export function inputCapacity(): i32 {
  return INPUT_CAPACITY;
}

export function inputEnd(): usize {
  return end();
}

/** Analyses `count` samples, at most inputCapacity(). The peaks of the push before are forgotten. */
export function push(count: i32): void {
  clearPeaks();
  accept(count);
  sampleCount += drain(samples + (sampleCount << 2), false);
  analyseBatches();
}

/** The stream has ended: analyses what is left. A last part shorter than a batch is filled up with silence. */
export function finish(): void {
  clearPeaks();
  acceptEnd();
  sampleCount += drain(samples + (sampleCount << 2), true);
  analyseBatches();
  if (sampleCount > BATCH_SAMPLES - BATCH_HOP) {
    memory.fill(samples + (sampleCount << 2), 0, (BATCH_SAMPLES - sampleCount) << 2);
    sampleCount = BATCH_SAMPLES;
    analyseBatches();
  }
  finishRows();
}

export function peaksStart(): usize {
  return peaks;
}

export function peakCount(): i32 {
  return found;
}

/** Batches of 2,048 samples (128 ms at 16 kHz) analysed. */
export function batchCount(): i32 {
  return batches;
}

/** Log2 power of the latest frame, f32 at every 16th byte from here, rowBins() of them. */
export function latestFrame(): usize {
  return latestRow() + 12;
}

export function rowBins(): i32 {
  return ROW_BINS;
}

function analyseBatches(): void {
  let at = samples;
  for (; sampleCount >= BATCH_SAMPLES; sampleCount -= BATCH_HOP, at += BATCH_HOP << 2) {
    analyse(at, nextRow());
    rowDone();
    batches++;
  }
  memory.copy(samples, at, sampleCount << 2);
}
