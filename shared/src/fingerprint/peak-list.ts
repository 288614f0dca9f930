/** Growing parallel arrays of raw peaks sorted by (time, step): ticks, steps, and levels in 1/1024 octave of power. */
export class PeakList {
  times = new Uint32Array(4096);
  steps = new Uint16Array(4096);
  levels = new Uint16Array(4096);
  length = 0;

  /** Peaks come almost in order (frame by frame, and refined in time by half a frame at most), so each sinks a few places at most. */
  add(time: number, step: number, level: number): void {
    if (this.length === this.times.length) this.#grow();
    const { times, steps, levels } = this;
    let at = this.length++;
    for (; at > 0 && (times[at - 1] > time || (times[at - 1] === time && steps[at - 1] > step)); at--) {
      times[at] = times[at - 1];
      steps[at] = steps[at - 1];
      levels[at] = levels[at - 1];
    }
    times[at] = time;
    steps[at] = step;
    levels[at] = level;
  }

  clear(): void {
    this.length = 0;
  }

  /** A copy of the peaks from one tick until before another, their times counted from the first. */
  part(fromTicks: number, toTicks: number): PeakList {
    const start = this.#firstFrom(fromTicks);
    const end = this.#firstFrom(toTicks);
    const part = new PeakList();
    part.times = this.times.slice(start, end).map((time) => time - fromTicks);
    part.steps = this.steps.slice(start, end);
    part.levels = this.levels.slice(start, end);
    part.length = end - start;
    return part;
  }

  /** Lets go of the peaks before a tick; the room is used again. */
  dropBefore(ticks: number): void {
    const start = this.#firstFrom(ticks);
    for (const array of [this.times, this.steps, this.levels]) array.copyWithin(0, start, this.length);
    this.length -= start;
  }

  /** Index of the first peak at or after a tick. */
  #firstFrom(ticks: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle] < ticks) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const { times, steps, levels } = this;
    const room = Math.max(4096, times.length * 2);
    this.times = new Uint32Array(room);
    this.steps = new Uint16Array(room);
    this.levels = new Uint16Array(room);
    this.times.set(times);
    this.steps.set(steps);
    this.levels.set(levels);
  }
}
