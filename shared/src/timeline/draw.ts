// Songs, labels of what was asked in vain, and silences → stretches that fill the stream from its start.
import { secondsToTicks, ticksToSeconds } from "../fingerprint/units.ts";
import type { Playing } from "./playing.ts";
import type { Silence } from "./tape.ts";
import type { Gap, GapReason, Song } from "./timeline.ts";

/** What a stretch was called when nothing was found in it. */
export interface Label {
  readonly fromTicks: number;
  readonly untilTicks: number;
  readonly reason: "no-music" | "too-short" | "not-in-catalogue";
}

/** Shorter gaps before and between songs are the uncertainty of their borders; shorter silences belong to what is around them. */
const SHORTEST_GAP_TICKS = secondsToTicks(0.6);
const SHORTEST_SILENCE_TICKS = secondsToTicks(1);

export function drawTimeline(
  playings: readonly Playing[],
  labels: readonly Label[],
  silences: readonly Silence[],
  untilTicks: number,
): (Song | Gap)[] {
  const stretches: (Song | Gap)[] = [];
  let at = 0;
  for (const playing of playings) {
    if (playing.fromTicks - at >= SHORTEST_GAP_TICKS) {
      stretches.push(...gapsOf(at, playing.fromTicks, labels, silences));
    }
    stretches.push(playing.toSong());
    at = Math.max(at, playing.untilTicks);
  }
  if (untilTicks - at >= SHORTEST_GAP_TICKS) stretches.push(...gapsOf(at, untilTicks, labels, silences));
  return stretches;
}

/** Long silences apart, and what is between them by its label. */
function gapsOf(from: number, until: number, labels: readonly Label[], silences: readonly Silence[]): Gap[] {
  const gaps: Gap[] = [];
  let at = from;
  const push = (end: number, reason: GapReason) => {
    if (end <= at) return;
    gaps.push({ kind: "gap", fromSeconds: ticksToSeconds(at), untilSeconds: ticksToSeconds(end), reason });
    at = end;
  };
  for (const silence of silences) {
    const start = Math.max(at, silence.fromTicks);
    const end = Math.min(until, silence.untilTicks);
    if (end - start < SHORTEST_SILENCE_TICKS) continue;
    if (start - at >= SHORTEST_GAP_TICKS) push(start, reasonOf(at, start, labels));
    push(end, "silence");
  }
  if (until - at >= SHORTEST_GAP_TICKS || gaps.length === 0) push(until, reasonOf(at, until, labels));
  return gaps;
}

/** The label that covers most of it. */
function reasonOf(from: number, until: number, labels: readonly Label[]): GapReason {
  const covered = new Map<GapReason, number>();
  for (const { fromTicks, untilTicks, reason } of labels) {
    const ticks = Math.min(until, untilTicks) - Math.max(from, fromTicks);
    if (ticks > 0) covered.set(reason, (covered.get(reason) ?? 0) + ticks);
  }
  const [most] = [...covered].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "too-short";
}
