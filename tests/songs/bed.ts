// The bed a song lies on: cycle, speed, key, groove, drone. Songs that share a bed share it to the sample, as songs
// made over one loop do, and are hard to tell apart.
import { type Random, seededRandom } from "../signals/random.ts";
import type { Performer } from "./performer.ts";
import { RAGAS, type Raga } from "./ragas.ts";
import { type Bol, TALAS, type Tala } from "./talas.ts";

export interface Bed {
  readonly raga: Raga;
  readonly tala: Tala;
  readonly matrasPerMinute: number;
  /** MIDI key of middle Sa. */
  readonly sa: number;
  /** The groove: cycles played in turn, each stroke with its own small lateness and force. */
  readonly loop: readonly (readonly Stroke[])[];
  readonly hasParty: boolean;
  /** Notes of the drone's round, semitones above Sa. */
  readonly drone: readonly number[];
}

interface Stroke {
  readonly bol: Bol;
  /** Matras from the start of the cycle. */
  readonly at: number;
  readonly lateSeconds: number;
  readonly loudness: number;
}

export function makeBed(seed: number): Bed {
  const random = seededRandom(seed);
  const raga = random.pick(RAGAS);
  const tala = random.pick(TALAS);
  const first = random.pick(tala.cycles);
  const second = random.pick(tala.cycles);
  return {
    raga,
    tala,
    matrasPerMinute: Math.round(random.between(...tala.tempo)),
    sa: random.whole(58, 65),
    loop: [first, first, first, second].map((cycle) => strokes(random, cycle, tala.matras)),
    hasParty: random.chance(0.4),
    drone: raga.ascent.includes(7) ? [-5, 0, 0, -12] : [-7, 0, 0, -12],
  };
}

export const secondsPerMatra = (bed: Bed): number => 60 / bed.matrasPerMinute;

/** Plays cycle number `cycle` of the groove at `at` seconds. */
export function playGroove(performer: Performer, bed: Bed, cycle: number, at: number, level: number): void {
  for (const stroke of bed.loop[cycle % bed.loop.length]!) playStroke(performer, bed, stroke, at, level);
  if (bed.hasParty) playShaker(performer, bed, at, level);
}

/** Plays the lead-in to a new section; each song strikes it a little differently. */
export function playFill(performer: Performer, random: Random, bed: Bed, at: number): void {
  for (const stroke of strokes(random, bed.tala.fill, bed.tala.matras)) playStroke(performer, bed, stroke, at, 1.05);
}

/** One round of the drone (tanpura): four plucks to a cycle of at least three seconds. */
export function playDrone(performer: Performer, bed: Bed, from: number, to: number): void {
  const step = 0.85;
  for (let i = 0, at = from; at < to; i++, at += step) {
    const semitone = bed.drone[i % bed.drone.length]!;
    performer.playExactly("drone", {
      at,
      seconds: 3.2,
      key: bed.sa - 12 + semitone,
      loudness: i % 4 === 3 ? 0.62 : 0.5,
    });
  }
}

function strokes(random: Random, cycle: readonly Bol[], matras: number): Stroke[] {
  const step = matras / cycle.length;
  return cycle
    .map((bol, i) => ({
      bol,
      at: i * step,
      lateSeconds: 0.005 * random.normal(),
      loudness: (i === 0 ? 1 : i % 2 === 0 ? 0.86 : 0.74) * random.between(0.92, 1.05),
    }))
    .filter(({ bol }) => bol !== "-");
}

/** General MIDI drum keys. */
const HIGH_BONGO = 60;
const LOW_BONGO = 61;
const MUTED_CONGA = 62;
const OPEN_CONGA = 63;
const CLAP = 39;
const TAMBOURINE = 54;
const SHAKER = 70;

/** What sounds at a stroke: a drum, the dayan's ring at Sa, the bayan sliding up by so many semitones. */
type Hit =
  | { readonly kind: "drum"; readonly key: number; readonly force: number }
  | { readonly kind: "ring"; readonly force: number }
  | { readonly kind: "slide"; readonly semitones: number; readonly force: number };

const drum = (key: number, force: number): Hit => ({ kind: "drum", key, force });
const ring = (force: number): Hit => ({ kind: "ring", force });
const slide = (semitones: number, force: number): Hit => ({ kind: "slide", semitones, force });

const HITS: Record<Bol, readonly Hit[]> = {
  dha: [drum(HIGH_BONGO, 0.85), ring(0.55), slide(0.6, 0.9)],
  dhin: [drum(OPEN_CONGA, 0.75), slide(1.6, 0.85)],
  na: [drum(HIGH_BONGO, 0.85), ring(0.65)],
  ta: [drum(HIGH_BONGO, 0.85), ring(0.65)],
  tin: [drum(OPEN_CONGA, 0.7), ring(0.35)],
  tu: [drum(LOW_BONGO, 0.8)],
  ge: [slide(2.6, 0.8)],
  ki: [drum(MUTED_CONGA, 0.7)],
  te: [drum(MUTED_CONGA, 0.6)],
  clap: [drum(CLAP, 0.75)],
  jingle: [drum(TAMBOURINE, 0.7)],
  "-": [],
};

function playStroke(performer: Performer, bed: Bed, stroke: Stroke, cycleAt: number, level: number): void {
  const at = Math.max(0, cycleAt + stroke.at * secondsPerMatra(bed) + stroke.lateSeconds);
  for (const hit of HITS[stroke.bol]) {
    const loudness = hit.force * stroke.loudness * level;
    switch (hit.kind) {
      case "drum":
        performer.playExactly("drums", { at, seconds: 0.2, key: hit.key, loudness });
        break;
      case "ring":
        performer.playExactly("dayan", { at, seconds: 0.25, key: bed.sa + 12, loudness });
        break;
      case "slide":
        performer.slide("bayan", { at, seconds: 0.5, key: bed.sa - 14, loudness }, hit.semitones);
        break;
    }
  }
}

function playShaker(performer: Performer, bed: Bed, at: number, level: number): void {
  for (let matra = 0; matra < bed.tala.matras; matra++) {
    const loudness = (matra % 2 === 0 ? 0.35 : 0.5) * level;
    performer.playExactly("drums", { at: at + matra * secondsPerMatra(bed), seconds: 0.1, key: SHAKER, loudness });
  }
}
