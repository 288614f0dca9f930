// A cue sheet: what players of mixes read, and what a CD once had. Times are minutes:seconds:frames, 75 frames a second.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Stretch } from "../follow.ts";
import { oneLine, songNames } from "./chapters.ts";

const FRAMES_PER_SECOND = 75;

/** The format knows two digits of track numbers. */
const MOST_TRACKS = 99;

export function cueSheet(
  stretches: readonly Stretch[],
  recordings: Readonly<Record<string, Recording>>,
  about: { readonly title: string; readonly unknown: string },
): string {
  const tracks = stretches.slice(0, MOST_TRACKS).map((stretch, i) => {
    const recording = stretch.kind === "song" ? recordings[stretch.recordingId] : undefined;
    const { title, performer } = recording ? songNames(recording) : { title: about.unknown, performer: "" };
    return [
      `  TRACK ${String(i + 1).padStart(2, "0")} AUDIO`,
      `    TITLE ${quoted(title)}`,
      ...(performer ? [`    PERFORMER ${quoted(performer)}`] : []),
      ...(recording?.isrc ? [`    ISRC ${recording.isrc.replaceAll(/[^A-Za-z0-9]/g, "")}`] : []),
      `    INDEX 01 ${cueTime(stretch.fromSeconds)}`,
    ].join("\r\n");
  });
  return [`TITLE ${quoted(about.title)}`, `FILE ${quoted(`${about.title}.wav`)} WAVE`, ...tracks, ""].join("\r\n");
}

/** The format has no way to write a quotation mark inside of two. */
const quoted = (text: string): string => `"${oneLine(text).replaceAll('"', "'")}"`;

function cueTime(seconds: number): string {
  const frames = Math.max(0, Math.round(seconds * FRAMES_PER_SECOND));
  const parts = [frames / (60 * FRAMES_PER_SECOND), (frames / FRAMES_PER_SECOND) % 60, frames % FRAMES_PER_SECOND];
  return parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}
