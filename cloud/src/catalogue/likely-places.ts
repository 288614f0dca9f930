import { type Constellation, thinned } from "@sonica/shared/src/fingerprint/constellation.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { INDEXED_TIER, RECORDING_FAN_OUT } from "@sonica/shared/src/match/params.ts";
import { Probes, type Reach } from "@sonica/shared/src/match/probes.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { Voter } from "@sonica/shared/src/match/vote.ts";

export interface LikelyPlace {
  readonly recordingId: string;
  /** Where the clip's first sample lies in the recording, seconds. */
  readonly offsetSeconds: number;
}

/** Places looked at in each segment. */
const PLACES_PER_SEGMENT = 4;

/** Another encoding moves peaks by about this. */
const SAME_PEAKS: Reach = { steps: 0.8, differenceSteps: 0.8, ticks: 2 };

/** Vote without verification and at plain speed: enough to suspect a copy of a recording, and a hundredth of the work. */
export class LikelyPlaces {
  private readonly voter = new Voter();
  private readonly probes = new Probes();

  of(clip: Constellation, segments: readonly Segment[]): LikelyPlace[] {
    const { times, steps } = thinned(clip, INDEXED_TIER);
    this.probes.fill({ times, steps, length: times.length }, RECORDING_FAN_OUT, SAME_PEAKS);
    return segments.flatMap((segment) =>
      this.voter.nominate(this.probes, segment, PLACES_PER_SEGMENT).map(({ ticks }) => {
        const recording = segment.recordingAt(ticks + clip.durationTicks / 2);
        return {
          recordingId: segment.recordingId(recording),
          offsetSeconds: ticksToSeconds(ticks - segment.startTicks(recording)),
        };
      }),
    );
  }
}
