// Is this audio in the catalogue already, perhaps in another encoding?
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { excerpt } from "@sonica/shared/src/fingerprint/excerpt.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Constellations } from "../catalogue/constellations.ts";
import type { SearchIndex } from "../catalogue/search-index.ts";
import { coverage } from "./coverage.ts";

/**
 * Part of the peaks two encodings of one recording share. Measured on 37 recordings, 12 of them synthetic songs over
 * shared beds: mp3 at 64 kbit/s 0.75 at least, opus at 32 kbit/s 0.63; different songs of one bed 0.44 at most.
 */
const SAME_AUDIO_COVERAGE = 0.55;

/** Lengths of copies differ by padding and trimmed silence, seconds. */
const MAX_LENGTH_DIFFERENCE_SECONDS = 3;

/** A copy's excerpt is found where it was taken, give or take this, seconds. */
const MAX_SHIFT_SECONDS = 1.5;

const EXCERPT_SECONDS = 12;

/** Where excerpts are taken, as parts of the recording's length. */
const EXCERPT_PLACES = [0.5, 0.2];

/** So many new recordings are compared one by one before they are indexed. */
const MAX_UNINDEXED = 32;

export class Duplicates {
  private unindexed = new Map<string, Constellation>();

  constructor(
    private readonly index: SearchIndex,
    private readonly constellations: Constellations,
  ) {}

  /** The recording of the same audio, if there is one. */
  async find(audio: Constellation): Promise<string | undefined> {
    for (const [id, other] of this.unindexed) if (isSameAudio(audio, other)) return id;
    const suspects = this.suspects(audio);
    for (const { recordingId, bytes } of await this.constellations.get([...suspects])) {
      if (isSameAudio(audio, decodeConstellation(bytes))) return recordingId;
    }
    return undefined;
  }

  /** A recording was added: later ones are compared with it too. */
  async remember(recordingId: string, audio: Constellation): Promise<void> {
    this.unindexed.set(recordingId, audio);
    if (this.unindexed.size < MAX_UNINDEXED) return;
    this.unindexed = new Map();
    await this.index.sync();
  }

  /** Recordings in which an excerpt may lie at its own place. */
  private suspects(audio: Constellation): Set<string> {
    const found = new Set<string>();
    for (const place of EXCERPT_PLACES) {
      const start = Math.round(audio.durationTicks * place);
      const clip = excerpt(audio, start, secondsToTicks(EXCERPT_SECONDS));
      for (const { recordingId, offsetSeconds } of this.index.likelyPlaces(clip)) {
        if (Math.abs(offsetSeconds - ticksToSeconds(start)) <= MAX_SHIFT_SECONDS) found.add(recordingId);
      }
    }
    return found;
  }
}

function isSameAudio(a: Constellation, b: Constellation): boolean {
  const difference = ticksToSeconds(Math.abs(a.durationTicks - b.durationTicks));
  return difference <= MAX_LENGTH_DIFFERENCE_SECONDS && coverage(a, b) >= SAME_AUDIO_COVERAGE;
}
