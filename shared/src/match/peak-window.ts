/** Peaks read out of a segment into arrays that are used again for every candidate; grow, never shrink. */
export class PeakWindow {
  times = new Int32Array(4096);
  steps = new Int32Array(4096);
  /** Level classes of 3.01 dB, known to ±1. */
  levels = new Uint8Array(4096);
  length = 0;

  /** Room for so many; what is there stays. */
  reserve(capacity: number): void {
    if (capacity <= this.times.length) return;
    const { times, steps, levels } = this;
    this.times = new Int32Array(capacity * 2);
    this.steps = new Int32Array(capacity * 2);
    this.levels = new Uint8Array(capacity * 2);
    this.times.set(times);
    this.steps.set(steps);
    this.levels.set(levels);
  }
}
