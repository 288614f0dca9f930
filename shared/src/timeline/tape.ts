import type { Constellation } from "../fingerprint/constellation.ts";
import { firstAtOrAfter } from "../fingerprint/excerpt.ts";
import { secondsToTicks } from "../fingerprint/units.ts";

/** No peak for longer than this is silence: the longest rest in music is shorter, and notes ring on. */
const SILENCE_TICKS = secondsToTicks(0.7);

export interface Silence {
  readonly fromTicks: number;
  readonly untilTicks: number;
}

/** The latest peaks of a stream, in order of time, times counted from the stream's start; and where it was silent. */
export class Tape {
  #times: number[] = [];
  #steps: number[] = [];
  #tiers: number[] = [];
  #levels: number[] = [];
  #endTicks = 0;
  #latestPeak = 0;
  readonly #silences: Silence[] = [];

  get endTicks(): number {
    return this.#endTicks;
  }

  /** Appends the stretch that follows. */
  append({ durationTicks, times, steps, tiers, levels }: Constellation): void {
    const start = this.#endTicks;
    for (let i = 0; i < times.length; i++) {
      const time = start + times[i];
      this.#noteSilence(time);
      this.#times.push(time);
      this.#steps.push(steps[i]);
      this.#tiers.push(tiers[i]);
      this.#levels.push(levels[i]);
    }
    this.#endTicks += durationTicks;
  }

  /** From one tick until before another. */
  clip(fromTicks: number, untilTicks: number): Constellation {
    const first = firstAtOrAfter(this.#times, fromTicks);
    const last = firstAtOrAfter(this.#times, untilTicks);
    return {
      durationTicks: untilTicks - fromTicks,
      times: Uint32Array.from(this.#times.slice(first, last), (time) => time - fromTicks),
      steps: Uint16Array.from(this.#steps.slice(first, last)),
      tiers: Uint8Array.from(this.#tiers.slice(first, last)),
      levels: Uint8Array.from(this.#levels.slice(first, last)),
    };
  }

  /** The first peak from a tick on and before another; undefined if there is none. */
  firstPeak(fromTicks: number, untilTicks: number): number | undefined {
    const time = this.#times[firstAtOrAfter(this.#times, fromTicks)];
    return time !== undefined && time < untilTicks ? time : undefined;
  }

  /** Silences that begin before a tick, in order; the one going on there, if it is long enough by then, among them. */
  silencesUntil(ticks: number): Silence[] {
    const past = this.#silences.filter(({ fromTicks }) => fromTicks < ticks);
    const latest = this.#times[firstAtOrAfter(this.#times, ticks) - 1] ?? this.#latestPeak;
    const isGoingOn = ticks - latest > SILENCE_TICKS && !past.some(({ fromTicks }) => fromTicks === latest);
    return isGoingOn && latest <= ticks ? [...past, { fromTicks: latest, untilTicks: ticks }] : past;
  }

  forgetBefore(ticks: number): void {
    const count = firstAtOrAfter(this.#times, ticks);
    for (const list of [this.#times, this.#steps, this.#tiers, this.#levels]) list.splice(0, count);
  }

  #noteSilence(time: number): void {
    if (time - this.#latestPeak > SILENCE_TICKS) {
      this.#silences.push({ fromTicks: this.#latestPeak, untilTicks: time });
    }
    this.#latestPeak = time;
  }
}
