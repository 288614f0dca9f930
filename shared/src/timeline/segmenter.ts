import type { Constellation } from "../fingerprint/constellation.ts";
import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import { Asker } from "./asker.ts";
import { drawTimeline, type Label } from "./draw.ts";
import { DEFAULT_OPTIONS, type TimelineOptions } from "./options.ts";
import { Playing } from "./playing.ts";
import type { Recogniser, Sighting } from "./recogniser.ts";
import { Tape } from "./tape.ts";
import type { Timeline } from "./timeline.ts";

/** A stretch heard to within this of a clip's end is heard to its end: a few peaks' worth. */
const EDGE_TICKS = secondsToTicks(0.75);

/** A song's beginning is sought this far back at once, and so often. */
const LOOK_BACK_TICKS = secondsToTicks(14);
const MOST_LOOKS_BACK = 4;

/** A song found again where it would be by now, after at most this long, never stopped: somebody spoke over it. */
const BRIDGE_TICKS = secondsToTicks(30);

/** Each look at a song that plays begins this much before the last one's end. */
const OVERLAP_TICKS = secondsToTicks(2);

/** Shorter leftovers are not asked about. */
const SHORTEST_TICKS = secondsToTicks(1);

/** Peaks older than this are never asked about again. */
const KEPT_TICKS = secondsToTicks(75);

type State =
  /** Nothing known since `sinceTicks`; `tries` windows from there were asked about, `hops` more moved on from it. */
  | { readonly kind: "searching"; readonly sinceTicks: number; readonly tries: number; readonly hops: number }
  | { readonly kind: "following"; readonly song: Playing };

/**
 * Tells what plays from when to when in a stream. It asks at moments of the stream, never of the clock, so slices of any
 * size give the same timeline. One push at a time: await each.
 */
export class Segmenter {
  readonly #tape = new Tape();
  readonly #asker: Asker;
  readonly #options: TimelineOptions;
  readonly #songs: Playing[] = [];
  readonly #labels: Label[] = [];
  #state: State = { kind: "searching", sinceTicks: 0, tries: 0, hops: 0 };
  #decidedTicks = 0;

  constructor(recogniser: Recogniser, options: Partial<TimelineOptions> = {}) {
    this.#asker = new Asker(recogniser, this.#tape);
    this.#options = { ...DEFAULT_OPTIONS, ...options };
  }

  /** Takes the stretch of stream that follows the last one; resolves when all that can be told of it is told. */
  async push(slice: Constellation): Promise<void> {
    this.#tape.append(slice);
    for (let due = this.#dueTicks(); due <= this.#tape.endTicks; due = this.#dueTicks()) await this.#look(due);
  }

  /** The stream has ended. */
  async finish(): Promise<void> {
    const end = this.#tape.endTicks;
    for (let turns = 0; turns < 20 && end - this.#openTicks() >= SHORTEST_TICKS; turns++) {
      const before = this.#state;
      await this.#look(Math.min(end, this.#dueTicks()));
      if (before === this.#state || (this.#state.kind === "following" && this.#state.song.untilTicks >= end)) break;
      if (this.#state.kind === "searching" && before.kind === "searching" && this.#dueTicks() > end) break;
    }
    for (const song of this.#songs) song.isGoingOn = false;
    this.#decidedTicks = end;
  }

  timeline(): Timeline {
    return {
      stretches: drawTimeline(
        this.#songs,
        this.#labels,
        this.#tape.silencesUntil(this.#decidedTicks),
        this.#decidedTicks,
      ),
      heardSeconds: ticksToSeconds(this.#tape.endTicks),
      decidedSeconds: ticksToSeconds(this.#decidedTicks),
    };
  }

  /** How often the recogniser was asked to search, and to look at one place. */
  get questions(): { readonly identify: number; readonly follow: number } {
    return this.#asker.questions;
  }

  /** When there is enough to look again. */
  #dueTicks(): number {
    const { askAtSeconds, followSeconds } = this.#options;
    const state = this.#state;
    switch (state.kind) {
      case "searching":
        return state.sinceTicks + secondsToTicks(askAtSeconds[Math.min(state.tries, askAtSeconds.length - 1)]);
      case "following":
        return state.song.untilTicks + secondsToTicks(followSeconds);
    }
  }

  /** From here on nothing is known yet. */
  #openTicks(): number {
    return this.#state.kind === "searching" ? this.#state.sinceTicks : this.#state.song.untilTicks;
  }

  async #look(now: number): Promise<void> {
    const state = this.#state;
    if (state.kind === "following") await this.#follow(state.song, now);
    else await this.#search(state, now);
    this.#tape.forgetBefore(Math.min(this.#openTicks(), now) - KEPT_TICKS);
  }

  async #follow(song: Playing, now: number): Promise<void> {
    const start = Math.max(song.fromTicks, song.untilTicks - OVERLAP_TICKS);
    const sighting = await this.#asker.follow(song, start, now);
    if (sighting) this.#extend(song, sighting, start);
    if (song.untilTicks >= now - EDGE_TICKS) {
      song.untilTicks = now;
      this.#decidedTicks = now;
    } else this.#searchFrom(song.untilTicks);
  }

  async #search(state: State & { kind: "searching" }, now: number): Promise<void> {
    const sound = this.#tape.firstPeak(state.sinceTicks, now);
    if (sound === undefined || sound - state.sinceTicks > SHORTEST_TICKS) {
      this.#decidedTicks = Math.max(this.#decidedTicks, sound ?? now);
      return this.#searchFrom(sound ?? now);
    }
    if (await this.#resume(state.sinceTicks, now)) return;
    const answer = await this.#asker.identify(state.sinceTicks, now);
    if (answer.kind === "heard") return this.#take(answer.sightings, state.sinceTicks, now);
    if (answer.kind === "unknown") {
      this.#labels.push({ fromTicks: state.sinceTicks, untilTicks: now, reason: answer.reason });
    }
    this.#moveOn(state, now);
  }

  #moveOn(state: State & { kind: "searching" }, now: number): void {
    const { askAtSeconds, hopSeconds, patientHopSeconds } = this.#options;
    this.#decidedTicks = Math.max(this.#decidedTicks, state.sinceTicks);
    if (state.tries < askAtSeconds.length - 1 && state.hops === 0) {
      this.#state = { ...state, tries: state.tries + 1 };
      return;
    }
    const hop = secondsToTicks(state.hops < 3 ? hopSeconds : patientHopSeconds);
    this.#state = {
      kind: "searching",
      sinceTicks: Math.min(now, state.sinceTicks + hop),
      tries: askAtSeconds.length - 1,
      hops: state.hops + 1,
    };
  }

  #searchFrom(ticks: number): void {
    this.#state = { kind: "searching", sinceTicks: ticks, tries: 0, hops: 0 };
  }

  /** Whether the song that stopped a moment ago goes on. */
  async #resume(from: number, now: number): Promise<boolean> {
    const song = this.#songs.at(-1);
    if (!song || !this.#asker.canFollow || from - song.untilTicks > BRIDGE_TICKS) return false;
    const sighting = await this.#asker.follow(song, from, now);
    if (!sighting || from + secondsToTicks(sighting.untilSeconds) < now - EDGE_TICKS) return false;
    this.#extend(song, sighting, from);
    this.#goOn(song, now);
    return true;
  }

  /** Songs were heard in a window that nothing was known of: where do they begin, and does the last go on? */
  async #take(sightings: readonly Sighting[], start: number, now: number): Promise<void> {
    const inOrder = sightings.toSorted((a, b) => a.fromSeconds - b.fromSeconds);
    for (const sighting of inOrder) {
      const resumed = this.#songs.findLast(
        (song) => start - song.untilTicks <= BRIDGE_TICKS && song.isContinuedBy(sighting, start),
      );
      if (resumed) {
        this.#extend(resumed, sighting, start);
        continue;
      }
      const song = new Playing(sighting, start);
      const before = this.#songs.at(-1);
      song.isJump = before?.recordingId === song.recordingId;
      await this.#lookBack(song, start, now);
      if (song.isJump && before && song.fromTicks < before.untilTicks) song.fromTicks = before.untilTicks;
      for (const other of this.#songs) other.isGoingOn = false;
      this.#songs.push(song);
      this.#songs.sort((a, b) => a.fromTicks - b.fromTicks);
    }
    const latest = this.#songs.reduce((a, b) => (b.untilTicks > a.untilTicks ? b : a));
    if (latest.untilTicks >= now - EDGE_TICKS) this.#goOn(latest, now);
    else {
      this.#decidedTicks = latest.untilTicks;
      this.#searchFrom(Math.max(start + EDGE_TICKS, latest.untilTicks));
    }
  }

  /** A song heard from the beginning of a window may have begun before it. */
  async #lookBack(song: Playing, start: number, now: number): Promise<void> {
    let edge = start;
    for (let looks = 0; looks < MOST_LOOKS_BACK && song.fromTicks <= edge + EDGE_TICKS; looks++) {
      const before = this.#songs.at(-1);
      const floor = Math.max(0, before?.fromTicks ?? 0, now - KEPT_TICKS, song.earliestTicks, edge - LOOK_BACK_TICKS);
      if (edge - floor < EDGE_TICKS) return;
      const from = Math.floor(floor);
      const sighting = await this.#asker.follow(song, from, Math.min(now, edge + 2 * OVERLAP_TICKS));
      if (!sighting) return;
      song.fromTicks = Math.min(song.fromTicks, from + secondsToTicks(sighting.fromSeconds));
      edge = from;
    }
  }

  #extend(song: Playing, sighting: Sighting, clipTicks: number): void {
    song.untilTicks = Math.max(song.untilTicks, clipTicks + secondsToTicks(sighting.untilSeconds));
    song.redraw(sighting, clipTicks);
  }

  #goOn(song: Playing, now: number): void {
    song.untilTicks = now;
    song.isGoingOn = true;
    this.#decidedTicks = now;
    this.#state = { kind: "following", song };
  }
}
