// From written notes to the events of a performance: human timing, glides and shakes as pitch bends.
import type { Random } from "../signals/random.ts";
import { CHANNEL, type Part } from "./instruments.ts";
import { BEND_RANGE_SEMITONES, type MelodyNote, type SynthEvent } from "./score.ts";

/** Spread of a musician's timing around the beat, seconds. */
const TIMING_SPREAD_SECONDS = 0.006;

/** Step between the pitch bends of a glide or a shake, seconds. */
const BEND_STEP_SECONDS = 0.012;

export interface Touch {
  /** Seconds of the note's start. */
  readonly at: number;
  readonly seconds: number;
  readonly key: number;
  /** 0 to 1. */
  readonly loudness: number;
}

export class Performer {
  readonly events: SynthEvent[] = [];

  constructor(private readonly random: Random) {}

  /** Sets a part's sound; before its first note. */
  seat(part: Part, sound: { program: number; volume: number; pan: number; reverb: number }): void {
    const channel = CHANNEL[part];
    this.events.push({ kind: "program", seconds: 0, channel, program: sound.program });
    this.control(channel, 7, sound.volume);
    this.control(channel, 10, sound.pan);
    this.control(channel, 91, sound.reverb);
    // Registered parameter 0 is the bend range.
    this.control(channel, 101, 0);
    this.control(channel, 100, 0);
    this.control(channel, 6, BEND_RANGE_SEMITONES);
  }

  /** A plain note with human timing and force. */
  play(part: Part, { at, seconds, key, loudness }: Touch): void {
    const start = this.human(at);
    this.note(CHANNEL[part], start, seconds, key, loudness * this.random.between(0.92, 1.04));
  }

  /** A note exactly as it is given: loops of a groove or a drone are played so. */
  playExactly(part: Part, { at, seconds, key, loudness }: Touch): void {
    this.note(CHANNEL[part], at, seconds, key, loudness);
  }

  /** A melody note with its ornament. `from`: the semitone before it, where a meend starts. */
  sing(part: Part, note: MelodyNote, touch: Touch, from: number | undefined): void {
    const channel = CHANNEL[part];
    const start = this.human(touch.at);
    const { key, seconds } = touch;
    const loudness = touch.loudness * this.random.between(0.9, 1.05);
    switch (note.ornament) {
      case "plain":
        this.bend(channel, start, 0);
        this.note(channel, start, seconds, key, loudness);
        return;
      case "meend": {
        this.note(channel, start, seconds, key, loudness);
        const distance = (from ?? note.semitone) - note.semitone;
        const glide = Math.min(0.45 * seconds, 0.3);
        this.shape(channel, start, glide, (t) => distance * (1 - smooth(t / glide)));
        this.bend(channel, start + glide, 0);
        return;
      }
      case "kan": {
        const grace = Math.min(0.07, seconds / 3);
        this.bend(channel, start, 0);
        this.note(channel, start, grace, key + 2, loudness * 0.7);
        this.note(channel, start + grace, seconds - grace, key, loudness);
        return;
      }
      case "gamak":
        this.note(channel, start, seconds, key, loudness);
        this.shape(channel, start, seconds, (t) => (t < 0.1 ? 0 : 0.8 * Math.sin(2 * Math.PI * 6.2 * (t - 0.1))));
        this.bend(channel, start + seconds, 0);
        return;
      case "andolan":
        this.note(channel, start, seconds, key, loudness);
        this.shape(channel, start, seconds, (t) => -0.35 * (1 - Math.cos(2 * Math.PI * 2.4 * t)));
        this.bend(channel, start + seconds, 0);
        return;
    }
  }

  /** A drum whose pitch slides, as the heel of the hand does on the bayan. */
  slide(part: Part, touch: Touch, semitones: number): void {
    const channel = CHANNEL[part];
    this.shape(channel, touch.at, 0.12, (t) => semitones * smooth(t / 0.12));
    this.note(channel, touch.at, touch.seconds, touch.key, touch.loudness);
  }

  private shape(channel: number, start: number, seconds: number, curve: (t: number) => number): void {
    for (let t = 0; t < seconds; t += BEND_STEP_SECONDS) this.bend(channel, start + t, curve(t));
  }

  private bend(channel: number, seconds: number, semitones: number): void {
    this.events.push({ kind: "bend", seconds, channel, semitones });
  }

  private note(channel: number, start: number, seconds: number, key: number, loudness: number): void {
    const velocity = Math.round(Math.min(127, Math.max(1, 127 * loudness)));
    this.events.push({ kind: "on", seconds: start, channel, key, velocity });
    this.events.push({ kind: "off", seconds: start + Math.max(0.03, seconds), channel, key });
  }

  private control(channel: number, controller: number, value: number): void {
    this.events.push({ kind: "control", seconds: 0, channel, controller, value });
  }

  private human(seconds: number): number {
    return Math.max(0, seconds + TIMING_SPREAD_SECONDS * this.random.normal());
  }
}

/** Smooth step from 0 to 1. */
const smooth = (x: number): number => x * x * (3 - 2 * x);
