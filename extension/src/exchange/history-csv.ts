// The history as a table for spreadsheets.
import Papa from "papaparse";
import type { History } from "../storage/history.ts";
import { FORMULA } from "./formula-guard.ts";
import { latinOf, namesOf, singersOf } from "./plain-names.ts";

const CSV_COLUMNS = [
  "Heard at",
  "Title",
  "Title (Devanagari)",
  "Artists",
  "Album",
  "Year",
  "Language",
  "ISRC",
  "Position (s)",
  "Speed",
  "Pitch (semitones)",
  "Confidence",
  "Recording",
] as const;

/**
 * One line a hearing, newest first, CRLF as RFC 4180 has it, with a byte order mark so that spreadsheets read UTF-8. A
 * cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function historyCsv({ hearings, songById }: History): string {
  const rows = hearings.map((hearing) => {
    const recording = songById.get(hearing.recordingId)?.recording;
    return [
      isoTime(hearing.heardAtMs),
      recording ? latinOf(recording.title) : "",
      recording?.title.devanagari ?? "",
      recording ? namesOf(singersOf(recording)) : "",
      recording?.album ? latinOf(recording.album.name) : "",
      recording?.album?.year ?? "",
      recording?.language ?? "",
      recording?.isrc ?? "",
      Number(hearing.offsetSeconds.toFixed(1)),
      Number(hearing.speed.toFixed(3)),
      Number(hearing.pitchSemitones.toFixed(2)),
      Number(hearing.confidence.toFixed(3)),
      hearing.recordingId,
    ];
  });
  const text = Papa.unparse({ fields: [...CSV_COLUMNS], data: rows }, { escapeFormulae: FORMULA, newline: "\r\n" });
  return `\uFEFF${text}`;
}

/** A date no calendar knows becomes nothing rather than an error. */
function isoTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
