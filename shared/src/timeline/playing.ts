import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import type { Expected } from "../match/follow.ts";
import type { Sighting } from "./recogniser.ts";
import type { Song } from "./timeline.ts";

/** Two sightings are of one run of a song when its place fits within this, seconds, and this much more for each second apart. */
const SAME_RUN_SECONDS = 0.35;
const SAME_RUN_PER_SECOND = 0.004;
const SAME_SPEED = 0.02;

/** A run of one recording through the stream: a line from stream time to recording time, drawn anew at each sighting. */
export class Playing {
  readonly recordingId: string;
  fromTicks: number;
  untilTicks: number;
  isGoingOn = true;
  isJump = false;
  /** Recording seconds at stream tick #anchorTicks. */
  #anchorTicks: number;
  #anchorSeconds: number;
  #speed: number;
  #pitchSemitones: number;
  #confidence: number;

  /** @param clipTicks where in the stream the sighting's clip begins. */
  constructor(sighting: Sighting, clipTicks: number) {
    this.recordingId = sighting.recordingId;
    this.fromTicks = clipTicks + secondsToTicks(sighting.fromSeconds);
    this.untilTicks = clipTicks + secondsToTicks(sighting.untilSeconds);
    this.#anchorTicks = clipTicks;
    this.#anchorSeconds = sighting.offsetSeconds;
    this.#speed = sighting.speed;
    this.#pitchSemitones = sighting.pitchSemitones;
    this.#confidence = sighting.confidence;
  }

  /** Where in the recording it is at a moment of the stream, if it plays then. */
  placeAt(ticks: number): number {
    return this.#anchorSeconds + ticksToSeconds(ticks - this.#anchorTicks) * this.#speed;
  }

  /** What a clip beginning there should hold. */
  expectedAt(clipTicks: number): Expected {
    return {
      recordingId: this.recordingId,
      offsetSeconds: this.placeAt(clipTicks),
      speed: this.#speed,
      pitchSemitones: this.#pitchSemitones,
    };
  }

  /** The earliest moment of the stream at which it can have begun. */
  get earliestTicks(): number {
    return this.#anchorTicks - secondsToTicks(this.#anchorSeconds / this.#speed);
  }

  /** Whether a sighting in a clip beginning there continues this run, rather than being another place of the recording. */
  isContinuedBy(sighting: Sighting, clipTicks: number): boolean {
    if (sighting.recordingId !== this.recordingId) return false;
    const apart = ticksToSeconds(Math.abs(clipTicks - this.#anchorTicks));
    const difference = Math.abs(sighting.offsetSeconds - this.placeAt(clipTicks));
    return (
      difference <= SAME_RUN_SECONDS + SAME_RUN_PER_SECOND * apart &&
      Math.abs(sighting.speed - this.#speed) < SAME_SPEED
    );
  }

  /** Draws the line through a newer sighting, so that a slow drift does not add up. */
  redraw(sighting: Sighting, clipTicks: number): void {
    this.#anchorTicks = clipTicks;
    this.#anchorSeconds = sighting.offsetSeconds;
    this.#confidence = Math.max(this.#confidence, sighting.confidence);
    this.#speed = sighting.speed;
  }

  toSong(): Song {
    return {
      kind: "song",
      recordingId: this.recordingId,
      fromSeconds: ticksToSeconds(this.fromTicks),
      untilSeconds: ticksToSeconds(this.untilTicks),
      isGoingOn: this.isGoingOn,
      offsetSeconds: this.placeAt(this.fromTicks),
      speed: this.#speed,
      pitchSemitones: this.#pitchSemitones,
      confidence: this.#confidence,
      isJump: this.isJump,
    };
  }
}
