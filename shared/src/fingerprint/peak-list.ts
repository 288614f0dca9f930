/** Growing parallel arrays of raw peaks sorted by (time, step): ticks, steps, and levels in 1/1024 octave of power. */
export class PeakList {
  times = new Uint32Array(4096);
  steps = new Uint16Array(4096);
  levels = new Uint16Array(4096);
  length = 0;

  /** Peaks come almost in order (a batch of 64 ms is searched bin by bin), so each sinks a few places at most. */
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

  #grow(): void {
    const { times, steps, levels } = this;
    this.times = new Uint32Array(times.length * 2);
    this.steps = new Uint16Array(times.length * 2);
    this.levels = new Uint16Array(times.length * 2);
    this.times.set(times);
    this.steps.set(steps);
    this.levels.set(levels);
  }
}
