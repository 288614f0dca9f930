// Log spectrum → peaks: local maxima of 3 frames × 5 bins, refined by a parabola in time and in frequency.
// A batch can be searched once the batch after it is known; three rows are kept and take turns.
//
//   peak: u32 time in ticks | u16 frequency step | u16 level in 1/1024 of log2 power range, 8 bytes
import { FIRST_BIN, FRAME_SAMPLES, HOP_SAMPLES, LEAD_SAMPLES, MAX_STEP, STEPS_PER_OCTAVE, TICK_SAMPLES } from "../src/fingerprint/params";
import { FRAMES_PER_BATCH, LAST_BIN, ROW_BINS, ROW_BYTES } from "./spectrum";

/** Power below which nothing counts as a peak, log2: −90 dB below a full-scale sine (whose power(k) is 2^20). */
const FLOOR: f32 = 20 - 29.9;
/** Level 0 and units per octave of power of the stored level. */
const LEVEL_ZERO: f32 = FLOOR;
const LEVELS_PER_OCTAVE: f32 = 1024;

const LOWEST_BIN: i32 = 24; // 187.5 Hz
const NOTHING: f32 = -1000;

/** 20 frames are the most one input block can finish at 8 kHz; maxima stand 2 frames or 3 bins apart: 2,600 at the most. */
const PEAK_CAPACITY: i32 = 4096;
export const peaks = memory.data(PEAK_CAPACITY * 8, 16);
export let peakCount: i32 = 0;

const notes = memory.data(FRAMES_PER_BATCH * ROW_BINS * 2, 16); // u16[frame][]: where the batch's peaks are
const noteCounts = memory.data(FRAMES_PER_BATCH * 4, 16); // i32

const rows = memory.data(3 * ROW_BYTES, 16); // log power
const crests = memory.data(3 * ROW_BYTES, 16); // largest of 5 neighbouring bins
const binOctaves = memory.data((LAST_BIN + 1) * 16, 16); // f64: log2 of bin / LOWEST_BIN, and 1 / bin
let batch: i32 = 0; // that the next row belongs to

export function openPeaks(): void {
  for (let bin = FIRST_BIN; bin <= LAST_BIN; bin++) {
    store<f64>(binOctaves + (bin << 4), Math.log2(<f64>bin / <f64>LOWEST_BIN));
    store<f64>(binOctaves + (bin << 4), 1 / <f64>bin, 8);
  }
  batch = 0;
  peakCount = 0;
  for (let at: usize = 0; at < <usize>(3 * ROW_BYTES); at += 4) {
    store<f32>(rows + at, NOTHING);
    store<f32>(crests + at, NOTHING);
  }
}

export function clearPeaks(): void {
  peakCount = 0;
}

/** Where the next row is to be written. */
export function nextRow(): usize {
  return rows + (batch % 3) * ROW_BYTES;
}

/** Row of the batch before the next one. */
export function latestRow(): usize {
  return rows + ((batch + 2) % 3) * ROW_BYTES;
}

/** The row at nextRow() is complete: searches the batch before it. */
export function rowDone(): void {
  raiseCrest(nextRow(), crests + (batch % 3) * ROW_BYTES);
  if (batch > 0) searchBatch(batch - 1);
  batch++;
}

/** No more rows: searches the last batch, with nothing after it. */
export function finishRows(): void {
  if (batch == 0) return;
  const row = nextRow();
  for (let at = row; at < row + ROW_BYTES; at += 16) v128.store(at, f32x4.splat(NOTHING));
  rowDone();
}

/** Largest of five, from three pairwise maxima a bin: `pair` and `pairBefore` are those of the two bins below. */
function raiseCrest(row: usize, crest: usize): void {
  let middle = v128.load(row, 32);
  let above = v128.load(row, 48);
  let pairBefore = f32x4.pmax(v128.load(row), v128.load(row, 16));
  let pair = f32x4.pmax(v128.load(row, 16), middle);
  for (let at: i32 = 2 * 16; at < ROW_BYTES - 2 * 16; at += 16) {
    const top = v128.load(row + at, 32);
    const pairHere = f32x4.pmax(middle, above);
    v128.store(crest + at, f32x4.pmax(f32x4.pmax(pairBefore, pairHere), top));
    pairBefore = pair;
    pair = pairHere;
    middle = above;
    above = top;
  }
}

function searchBatch(index: i32): void {
  const row = rows + (index % 3) * ROW_BYTES;
  const crest = crests + (index % 3) * ROW_BYTES;
  const crestBefore = crests + ((index + 2) % 3) * ROW_BYTES;
  const crestAfter = crests + ((index + 1) % 3) * ROW_BYTES;
  const floor = f32x4.splat(FLOOR);
  for (let k = LOWEST_BIN - FIRST_BIN; k <= LAST_BIN - FIRST_BIN - 2; k++) {
    const at = <usize>(k << 4);
    const level = v128.load(row + at);
    const here = v128.load(crest + at);
    let isPeak = v128.and(f32x4.ge(level, here), f32x4.gt(level, floor));
    const before = v128.load(crestBefore + at);
    const after = v128.load(crestAfter + at);
    isPeak = v128.and(isPeak, f32x4.gt(level, v128.shuffle<f32>(before, here, 3, 4, 5, 6)));
    isPeak = v128.and(isPeak, f32x4.ge(level, v128.shuffle<f32>(here, after, 1, 2, 3, 4)));
    for (let lanes = i32x4.bitmask(isPeak); lanes != 0; lanes &= lanes - 1) note(ctz(lanes), k);
  }
  // frame by frame, so that peaks leave nearly in order of time
  for (let lane = 0; lane < FRAMES_PER_BATCH; lane++) emitNoted(index, lane);
}

/** A peak of frame `lane` of the batch, in bin FIRST_BIN + k. */
// @ts-ignore: decorator
@inline
function note(lane: i32, k: i32): void {
  const at = noteCounts + (lane << 2);
  const count = load<i32>(at);
  store<u16>(notes + ((lane * ROW_BINS + count) << 1), <u16>k);
  store<i32>(at, count + 1);
}

function emitNoted(index: i32, lane: i32): void {
  const frame = index * FRAMES_PER_BATCH + lane;
  const row = levelsOf(frame);
  // the first frame is its own neighbour on either side: no parabola bends there
  const before = frame == 0 ? row : levelsOf(frame - 1);
  const after = frame == 0 ? row : levelsOf(frame + 1);
  const samples = <f64>(frame * HOP_SAMPLES + FRAME_SAMPLES / 2 - LEAD_SAMPLES);
  const count = load<i32>(noteCounts + (lane << 2));
  const first = notes + ((lane * ROW_BINS) << 1);
  for (let i = 0; i < count && peakCount < PEAK_CAPACITY; i++) {
    const k = <usize>load<u16>(first + (i << 1));
    const level = load<f32>(row + (k << 4));
    const inTime = vertex(load<f32>(before + (k << 4)), level, load<f32>(after + (k << 4)));
    const inFrequency = vertex(load<f32>(row + (k << 4) - 16), level, load<f32>(row + (k << 4) + 16));
    emit(samples + <f64>inTime * HOP_SAMPLES, octavesAbove(<i32>k + FIRST_BIN, <f64>inFrequency), level);
  }
  store<i32>(noteCounts + (lane << 2), 0);
}

/** A peak at a sample of the stream, so many octaves above the lowest bin. */
// @ts-ignore: decorator
@inline
function emit(samples: f64, octaves: f64, level: f32): void {
  const peak = peaks + (peakCount++ << 3);
  store<u32>(peak, <u32>max<f64>(0, Math.round(samples / TICK_SAMPLES)));
  store<u16>(peak, <u16>max<f64>(0, min<f64>(MAX_STEP, Math.round(octaves * STEPS_PER_OCTAVE))), 4);
  store<u16>(peak, <u16>min<f32>(65535, (level - LEVEL_ZERO) * LEVELS_PER_OCTAVE), 6);
}

/** log2 of (bin + part) / LOWEST_BIN: a table and the first terms of log(1 + x), x ≤ 0.021, good to 2e-9 octave. */
// @ts-ignore: decorator
@inline
function octavesAbove(bin: i32, part: f64): f64 {
  const x = part * load<f64>(binOctaves + (bin << 4), 8);
  const log = x * (1 - x * (1 / 2.0 - x * (1 / 3.0 - x * (1 / 4.0))));
  return load<f64>(binOctaves + (bin << 4)) + log * Math.LOG2E;
}

/** The levels of a frame, f32 at every 16th byte, from FIRST_BIN up. */
function levelsOf(frame: i32): usize {
  return rows + ((frame >> 2) % 3) * ROW_BYTES + ((frame & 3) << 2);
}

/** Where a parabola through three neighbouring levels peaks, −0.5 to 0.5 of a cell from the middle one. */
function vertex(before: f32, middle: f32, after: f32): f32 {
  if (before == NOTHING || after == NOTHING) return 0;
  const bend = before - 2 * middle + after;
  if (bend >= 0) return 0;
  return max<f32>(-0.5, min<f32>(0.5, (0.5 * (before - after)) / bend));
}
