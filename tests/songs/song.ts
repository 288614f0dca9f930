// A whole song from a seed: opening, mukhda (refrain), interlude, antara (verse), mukhda again, tihai.
import { type Random, seededRandom } from "../signals/random.ts";
import { type Bed, makeBed, playDrone, playFill, playGroove, secondsPerMatra } from "./bed.ts";
import { BACKING, BACKING_PARTS, type Instrument, LEADS } from "./instruments.ts";
import { composeLine, composeTihai, vary } from "./melody.ts";
import { Performer } from "./performer.ts";
import { nearestOctave } from "./ragas.ts";
import type { Line, Song } from "./score.ts";

/** Bump when the same seed gives another song: rendered songs are kept by it. */
export const COMPOSER_VERSION = 1;

export interface SongOptions {
  /** Seed of the bed; songs with the same one share groove, key and drone. Default: one of its own. */
  readonly bed?: number;
  /** About how long, seconds. Default: 44 to 64, by seed. */
  readonly seconds?: number;
}

export function composeSong(seed: number, options: SongOptions = {}): Song {
  const random = seededRandom(seed);
  const bed = makeBed(options.bed ?? seed + 1_000_003);
  const lead = random.pick(LEADS);
  const second = random.pick(LEADS.filter((other) => other !== lead));
  const score = new SongScore(random, bed, lead, second);
  const durationSeconds = score.perform(options.seconds ?? random.between(50, 66));
  return {
    seed,
    raga: bed.raga.name,
    tala: bed.tala.name,
    matrasPerMinute: bed.matrasPerMinute,
    sa: bed.sa,
    lead: lead.name,
    durationSeconds,
    events: score.performer.events.toSorted((a, b) => a.seconds - b.seconds),
  };
}

/** Seconds the last sounds may ring on. */
const RING_SECONDS = 2.5;

type Voice = "lead" | "second";

class SongScore {
  readonly performer: Performer;
  private readonly matra: number;
  /** Matras of a line: whole cycles, about sixteen. */
  private readonly lineMatras: number;
  private now = 0;
  private cycle = 0;

  constructor(
    private readonly random: Random,
    private readonly bed: Bed,
    private readonly lead: Instrument,
    private readonly second: Instrument,
  ) {
    this.performer = new Performer(random);
    this.matra = secondsPerMatra(bed);
    this.lineMatras = bed.tala.matras * Math.max(1, Math.round(16 / bed.tala.matras));
  }

  /** Plays the form until about `seconds` have passed; answers how long the song became. */
  perform(seconds: number): number {
    const { random, bed } = this;
    this.seatBand();
    const liveliness = random.between(0.3, 0.8);
    const line = (centre: number) => composeLine(random, bed.raga, { matras: this.lineMatras, centre, liveliness });
    const refrain = [line(3), line(2)];
    const verse = [line(9), line(11)];

    this.opening(line(0));
    const closing = this.lineMatras * this.matra + RING_SECONDS;
    const isOver = () => this.now + this.lineMatras * this.matra + closing > seconds;
    const refrainOnce = (amount: number) => {
      for (const [i, each] of refrain.entries()) {
        if (isOver()) return;
        this.line("lead", vary(random, bed.raga, each, amount), { chords: i > 0 || amount > 0 });
      }
    };
    refrainOnce(0);
    while (!isOver()) {
      this.line("second", line(5), { chords: true });
      for (const each of verse)
        if (!isOver()) this.line("lead", vary(random, bed.raga, each, 0.1), { chords: random.chance(0.6) });
      refrainOnce(0.2);
    }
    this.line("lead", composeTihai(random, bed.raga, this.lineMatras, 3), { chords: false });
    this.lastBeat();
    playDrone(this.performer, bed, 0, this.now);
    return this.now + RING_SECONDS;
  }

  private seatBand(): void {
    for (const part of BACKING_PARTS) this.performer.seat(part, BACKING[part]);
    this.performer.seat("lead", { program: this.lead.program, volume: this.lead.volume, pan: 64, reverb: 55 });
    this.performer.seat("second", {
      program: this.second.program,
      volume: this.second.volume - 12,
      pan: 34,
      reverb: 65,
    });
  }

  /** The lead alone over the drone, in free time. */
  private opening(line: Line): void {
    const slow = 1.25;
    const end = line.matras / 2;
    const notes = line.notes.filter((note) => note.at < end);
    this.melody("lead", this.lead, { matras: end, notes }, { at: 0.6, matra: this.matra * slow, loudness: 0.62 });
    this.now = 0.6 + end * this.matra * slow;
    playFill(this.performer, this.random, this.bed, this.now - this.bed.tala.matras * this.matra);
  }

  /** One line of melody with everything that goes along with it. */
  private line(voice: Voice, line: Line, { chords }: { chords: boolean }): void {
    const { bed, random } = this;
    const instrument = voice === "lead" ? this.lead : this.second;
    const at = this.now;
    this.melody(voice, instrument, line, { at, matra: this.matra, loudness: 0.8 });
    const cycles = line.matras / bed.tala.matras;
    for (let i = 0; i < cycles; i++) {
      const cycleAt = at + i * bed.tala.matras * this.matra;
      if (i === cycles - 1 && random.chance(0.3)) playFill(this.performer, random, bed, cycleAt);
      else playGroove(this.performer, bed, this.cycle, cycleAt, 0.9);
      this.cycle++;
      this.bassLine(cycleAt);
    }
    if (chords) this.chords(at, line.matras);
    else this.answer(line, at);
    this.now = at + line.matras * this.matra;
  }

  private melody(
    voice: Voice,
    instrument: Instrument,
    line: Line,
    { at, matra, loudness }: { at: number; matra: number; loudness: number },
  ): void {
    let from: number | undefined;
    for (const note of line.notes) {
      // A little air before the next note; plucked strings ring on.
      const seconds = note.length * matra * (instrument.isPlucked ? 1.1 : 0.93);
      const key = this.bed.sa + 12 * instrument.octave + note.semitone;
      const touch = { at: at + note.at * matra, seconds, key, loudness: loudness * (0.7 + 0.3 * note.accent) };
      this.performer.sing(voice, note, touch, from);
      from = note.semitone;
    }
  }

  /** Strings and reed hold chords of the raga; where it has none they hold Sa and its fifth. */
  private chords(at: number, matras: number): void {
    const { bed, random } = this;
    const seconds = (matras / 2) * this.matra;
    for (const start of [at, at + seconds]) {
      const chord = bed.raga.chords.length > 0 ? random.pick(bed.raga.chords) : [0, bed.drone[0]! + 12];
      for (const semitone of chord) {
        const key = bed.sa + nearestOctave(semitone, 2);
        this.performer.play("strings", { at: start, seconds: seconds * 0.97, key, loudness: 0.6 });
        this.performer.play("reed", { at: start, seconds: seconds * 0.9, key: key - 12, loudness: 0.45 });
      }
    }
  }

  /** A plucked echo fills the gaps after long notes. */
  private answer(line: Line, at: number): void {
    for (const note of line.notes.filter(({ length }) => length >= 2)) {
      const start = at + (note.at + 1) * this.matra;
      [12, 7, 12].forEach((above, i) => {
        const semitone = above === 7 ? this.bed.drone[0]! + 12 : above;
        const touch = {
          at: start + (i * this.matra) / 2,
          seconds: 0.6,
          key: this.bed.sa + semitone,
          loudness: 0.5 - 0.08 * i,
        };
        this.performer.play("pluck", touch);
      });
    }
  }

  private bassLine(at: number): void {
    const { bed } = this;
    const half = (bed.tala.matras / 2) * this.matra;
    this.performer.play("bass", { at, seconds: half * 0.9, key: bed.sa - 24, loudness: 0.7 });
    this.performer.play("bass", {
      at: at + half,
      seconds: half * 0.7,
      key: bed.sa - 24 + bed.drone[0]! + 12,
      loudness: 0.55,
    });
  }

  /** The first beat after the tihai, everybody together. */
  private lastBeat(): void {
    const at = this.now;
    for (const [part, semitone] of [
      ["lead", 0],
      ["strings", 0],
      ["strings", -12],
      ["bass", -24],
    ] as const) {
      this.performer.play(part, { at, seconds: 1.6, key: this.bed.sa + semitone, loudness: 0.75 });
    }
    playGroove(this.performer, { ...this.bed, hasParty: false, loop: [this.bed.loop[0]!.slice(0, 1)] }, 0, at, 1);
  }
}
