// A large catalogue out of a few songs: each recording is a medley of stretches of real constellations, half of them
// backwards, every stretch at its own pitch and at a speed that changes from its beginning to its end, so that hashes and
// densities are those of music but no two recordings are alike. (At constant speeds half of the stretches had a near twin
// among 100,000 recordings.)

import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { firstAtOrAfter } from "@sonica/shared/src/fingerprint/excerpt.ts";
import { MAX_STEP } from "@sonica/shared/src/fingerprint/params.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { seededRandom } from "../../signals/random.ts";

const SECONDS = 240;

/** Tiers up to this one make 30 peaks a second: what a recording keeps of a query's 60. */
const RECORDING_TIER = 4;

/** Makes medleys of the same songs. One at a time: arrays are used again. */
export class Medleys {
  readonly songs: readonly Constellation[];
  readonly #backwards: readonly Constellation[];
  readonly #peaks = new Peaks();

  constructor(songs: readonly Constellation[]) {
    this.songs = songs;
    this.#backwards = songs.map(backwards);
  }

  /** Four minutes of medley, as dense as the songs are; the same seed gives the same. */
  medley(seed: number): Constellation {
    return this.#make(seed, Number.POSITIVE_INFINITY);
  }

  /** What a recording keeps of that. */
  recording(seed: number): Constellation {
    return this.#make(seed, RECORDING_TIER);
  }

  /** What sounds at a moment of a medley, ticks: which song, which way, and where in it. */
  sourceAt(seed: number, ticks: number): Source {
    const stretch = [...this.#stretches(seed)].findLast(({ start }) => start <= Math.max(0, ticks))!;
    const { song, isBackwards, from } = stretch;
    let [early, late] = [0, stretch.ticks];
    while (late - early > 1) {
      const middle = (early + late) / 2;
      if (placeIn(stretch, middle) <= ticks) early = middle;
      else late = middle;
    }
    return { song, isBackwards, ticks: from + early };
  }

  #make(seed: number, tier: number): Constellation {
    const durationTicks = secondsToTicks(SECONDS);
    this.#peaks.length = 0;
    for (const stretch of this.#stretches(seed)) this.#addStretch(stretch, durationTicks, tier);
    return this.#peaks.constellation(durationTicks);
  }

  *#stretches(seed: number): Generator<Stretch> {
    const random = seededRandom(seed);
    for (let start = 0; start < secondsToTicks(SECONDS); ) {
      const ticks = secondsToTicks(random.between(15, 30));
      const isBackwards = !random.chance(0.5);
      const song = random.whole(0, this.songs.length - 1);
      const from = random.between(0, Math.max(0, this.songs[song].durationTicks - ticks));
      const firstScale = random.between(0.7, 1.4);
      const lastScale = random.between(0.7, 1.4);
      const shift = Math.round(random.between(-144, 144));
      const stretch = { start, ticks, song, isBackwards, from, firstScale, lastScale, shift };
      yield stretch;
      start = placeIn(stretch, ticks);
    }
  }

  #addStretch(stretch: Stretch, end: number, tier: number): void {
    const { ticks, song, isBackwards, from, shift } = stretch;
    const { times, steps, tiers, levels } = (isBackwards ? this.#backwards : this.songs)[song];
    for (let i = firstAtOrAfter(times, from); i < times.length && times[i] < from + ticks; i++) {
      const time = placeIn(stretch, times[i] - from);
      const step = steps[i] + shift;
      if (tiers[i] <= tier && step >= 0 && step <= MAX_STEP && time < end) {
        this.#peaks.add(time, step, tiers[i], levels[i]);
      }
    }
  }
}

/** Part of a song in a medley: its speed goes evenly from the first scale to the last. */
interface Stretch {
  /** Medley ticks. */
  readonly start: number;
  /** Of the song, which may run backwards. */
  readonly from: number;
  readonly ticks: number;
  readonly song: number;
  readonly isBackwards: boolean;
  readonly firstScale: number;
  readonly lastScale: number;
  readonly shift: number;
}

export interface Source {
  readonly song: number;
  readonly isBackwards: boolean;
  readonly ticks: number;
}

/** Medley ticks of what lies so many ticks behind the stretch's beginning in the song. */
const placeIn = ({ start, ticks, firstScale, lastScale }: Stretch, after: number): number =>
  start + Math.round(firstScale * after + ((lastScale - firstScale) * after ** 2) / (2 * ticks));

function backwards({ durationTicks, times, steps, tiers, levels }: Constellation): Constellation {
  return {
    durationTicks,
    times: times.toReversed().map((time) => durationTicks - time),
    steps: steps.toReversed(),
    tiers: tiers.toReversed(),
    levels: levels.toReversed(),
  };
}

class Peaks {
  #times = new Uint32Array(1 << 15);
  #steps = new Uint16Array(1 << 15);
  #tiers = new Uint8Array(1 << 15);
  #levels = new Uint8Array(1 << 15);
  length = 0;

  /** Peaks come in order of time; one that would lie on or below another of the same tick is left out. */
  add(time: number, step: number, tier: number, level: number): void {
    const at = this.length;
    if (at > 0 && this.#times[at - 1] === time && this.#steps[at - 1] >= step) return;
    this.#times[at] = time;
    this.#steps[at] = step;
    this.#tiers[at] = tier;
    this.#levels[at] = level;
    this.length++;
  }

  constellation(durationTicks: number): Constellation {
    return {
      durationTicks,
      times: this.#times.slice(0, this.length),
      steps: this.#steps.slice(0, this.length),
      tiers: this.#tiers.slice(0, this.length),
      levels: this.#levels.slice(0, this.length),
    };
  }
}
