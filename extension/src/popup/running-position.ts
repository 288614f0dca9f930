import type { Candidate } from "@sonica/shared/src/api/contract.ts";

/**
 * Where in the song we are at `nowMs`: where the clip began in it, and on from there at the song's own pace.
 * Never past its end.
 */
export function runningPosition(match: Candidate, firstSampleAtMs: number, nowMs: number): number {
  const clipSeconds = Math.max(0, (nowMs - firstSampleAtMs) / 1000);
  const seconds = match.offsetSeconds + match.speed * clipSeconds;
  return Math.min(Math.max(0, seconds), match.recording.durationSeconds);
}
