import { toCandidate } from "@sonica/shared/src/api/candidate.ts";
import type { Candidate, Recording, Verdict } from "@sonica/shared/src/api/contract.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import type { Candidate as Found } from "@sonica/shared/src/match/verdict.ts";
import type { Pack } from "@sonica/shared/src/pack/pack.ts";
import type { AnswerSource } from "../storage/session.ts";
import type { DeviceAnswer } from "./protocol.ts";

/** A song that was named lately, with the fingerprint of the whole of it. */
export interface RecentSong {
  readonly recording: Recording;
  readonly constellation: Constellation;
}

/** Most candidates in an answer, as the server gives. */
const MAX_CANDIDATES = 3;

interface Known {
  readonly recording: Recording;
  readonly source: AnswerSource;
}

/** The matching core over what lies on this device: songs named lately, then packs. Pure; lives in the device worker. */
export class DeviceMatcher {
  readonly #matcher: Matcher;
  readonly #known = new Map<string, Known>();

  constructor(packs: readonly Pack[], recent: readonly RecentSong[]) {
    const segments = packs.map(({ segment }) => segment);
    for (const { manifest } of packs) {
      const source = { kind: "pack", title: manifest.title } as const;
      for (const recording of manifest.recordings) this.#known.set(recording.id, { recording, source });
    }
    // What a pack holds needs no second entry: a recording met twice would rival itself.
    const others = recent.filter(({ recording }) => !this.#known.has(recording.id));
    if (others.length > 0) segments.unshift(segmentOf(others));
    for (const { recording } of recent) this.#known.set(recording.id, { recording, source: { kind: "device" } });
    this.#matcher = new Matcher(segments);
  }

  get recordingCount(): number {
    return this.#matcher.recordingCount;
  }

  identify(clip: Constellation): DeviceAnswer {
    const started = performance.now();
    const found = this.#matcher.identify(clip);
    const candidates = found.candidates.slice(0, MAX_CANDIDATES).map((candidate) => this.#candidateOf(candidate));
    const asked = {
      heardSeconds: ticksToSeconds(clip.durationTicks),
      searchedRecordings: this.recordingCount,
      elapsedMs: performance.now() - started,
    };
    const source = this.#known.get(found.candidates[0]?.recordingId ?? "")?.source ?? { kind: "device" };
    return { verdict: verdictOf(), source };

    function verdictOf(): Verdict {
      switch (found.kind) {
        case "match":
          return { ...asked, kind: "match", match: candidates[0], candidates: candidates.slice(1) };
        case "maybe":
          return { ...asked, kind: "maybe", candidates };
        case "unknown":
          return { ...asked, kind: "unknown", reason: found.reason };
      }
    }
  }

  #candidateOf(found: Found): Candidate {
    const known = this.#known.get(found.recordingId);
    if (!known) throw new Error(`The index names ${found.recordingId}, which no pack describes.`);
    return toCandidate(found, known.recording);
  }
}

function segmentOf(songs: readonly RecentSong[]): Segment {
  const builder = new SegmentBuilder();
  for (const { recording, constellation } of songs) builder.add(recording.id, constellation);
  return Segment.from(builder.finish());
}
