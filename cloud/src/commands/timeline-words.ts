// A timeline in the words of the command line.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { alterationOf, phraseOf } from "@sonica/shared/src/match/alteration.ts";
import type { Track } from "@sonica/shared/src/timeline/listing.ts";
import type { Gap, GapReason, Song, Timeline } from "@sonica/shared/src/timeline/timeline.ts";
import { artistsOf, display } from "./names.ts";
import { clock } from "./print.ts";

/** Rows by id; one may be missing when it was removed meanwhile. */
export type Titled = ReadonlyMap<string, Recording>;

const GAPS: Record<GapReason, string> = {
  silence: "silence",
  "no-music": "no music",
  "not-in-catalogue": "not in the catalogue",
  "too-short": "too short to tell",
};

export function plainTimeline({ stretches, heardSeconds }: Timeline, titled: Titled): string {
  const rows = stretches.map((stretch) => [
    `${clock(stretch.fromSeconds)} – ${clock(stretch.untilSeconds)}`,
    ...(stretch.kind === "gap" ? [`(${GAPS[stretch.reason]})`, "", ""] : songWords(stretch, titled)),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padStart(widths[0]) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, `${clock(heardSeconds)} heard`].join("\n");
}

function songWords(song: Song, titled: Titled): string[] {
  const { title, artist } = namesOf(song, titled);
  return [
    artist === null ? title : `${title} by ${artist}`,
    `at ${clock(song.offsetSeconds)}`,
    [phraseOfSong(song), song.isJump ? "jumped" : null].filter((word) => word !== null).join(", "),
  ];
}

export const jsonTimeline = (
  path: string,
  { stretches, heardSeconds }: Timeline,
  questions: { readonly identify: number; readonly follow: number },
  titled: Titled,
) => ({
  path,
  heardSeconds: round(heardSeconds),
  questions,
  stretches: stretches.map((stretch) => (stretch.kind === "gap" ? jsonGap(stretch) : jsonSong(stretch, titled))),
});

const jsonGap = ({ kind, fromSeconds, untilSeconds, reason }: Gap) => ({
  kind,
  fromSeconds: round(fromSeconds),
  untilSeconds: round(untilSeconds),
  reason,
});

const jsonSong = (song: Song, titled: Titled) => ({
  kind: song.kind,
  fromSeconds: round(song.fromSeconds),
  untilSeconds: round(song.untilSeconds),
  recordingId: song.recordingId,
  ...namesOf(song, titled),
  offsetSeconds: round(song.offsetSeconds),
  speed: round(song.speed),
  pitchSemitones: round(song.pitchSemitones),
  phrase: phraseOfSong(song),
  confidence: round(song.confidence),
  isJump: song.isJump,
});

/** Songs; and of gaps those in which music played that nobody knows, as a listener would miss them. */
export const tracksOf = ({ stretches }: Timeline, titled: Titled): Track[] =>
  stretches.flatMap((stretch) => {
    const { fromSeconds } = stretch;
    if (stretch.kind === "song") return [{ fromSeconds, ...namesOf(stretch, titled) }];
    return stretch.reason === "not-in-catalogue" ? [{ fromSeconds, title: "Unknown", artist: null }] : [];
  });

function namesOf({ recordingId }: Song, titled: Titled): { title: string; artist: string | null } {
  const recording = titled.get(recordingId);
  if (recording === undefined) return { title: recordingId, artist: null };
  return { title: display(recording.title), artist: artistsOf(recording) };
}

/** What a song was measured with over its length is better than these. */
const MARGINS = { speed: 0.003, pitchSemitones: 0.15 };

const phraseOfSong = ({ speed, pitchSemitones }: Song): string | null =>
  phraseOf(alterationOf({ speed, pitchSemitones, margins: MARGINS }));

const round = (value: number): number => Math.round(value * 1000) / 1000;
