// Tables of other programs and our own. Which program wrote one is told by its columns.
//
//   Shazam     "Shazam Library" on a line of its own, then Index,TagTime,Title,Artist,URL,TrackKey
//   Librezam   Title,Artist,Album,Timestamp          (older: without the last one or two; quotes inside are not doubled)
//   Sonica     history-csv.ts
//   AHA Music and others: any table with a column for title and one for artist; its own columns were not to be verified
import type { Name } from "@sonica/shared/src/api/contract.ts";
import Papa from "papaparse";
import type { NewHearing, Song } from "../storage/history.ts";
import { unguarded } from "./formula-guard.ts";

interface Table {
  readonly hearings: readonly NewHearing[];
  readonly songs: readonly Song[];
  readonly skipped: number;
}

/** Column names, in lower case, by what they hold; the first that is there counts. */
const COLUMNS = {
  title: ["title", "track", "track name", "song", "song name", "song title", "name"],
  devanagari: ["title (devanagari)"],
  artist: ["artist", "artists", "artist name", "singer", "performer"],
  album: ["album", "album name"],
  time: ["heard at", "tagtime", "timestamp", "time", "date", "datetime", "created at", "recognized at", "date added"],
} as const;

type Column = keyof typeof COLUMNS;

const MOST_HEADER_LINES = 3;

/** Null when the text has no table with titles and artists. */
export async function readTable(text: string): Promise<Table | null> {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  const header = data.slice(0, MOST_HEADER_LINES).findIndex((row) => {
    const found = columnsOf(row);
    return found.title !== undefined && found.artist !== undefined;
  });
  if (header < 0) return null;
  const columns = columnsOf(data[header]);
  const rows = data.slice(header + 1);
  const read = await Promise.all(rows.map((row) => readRow(row, columns)));
  const sound = read.filter((row) => row !== null);
  const songs = [...new Map(sound.map(({ song }) => [song.recordingId, song])).values()];
  return { hearings: sound.map(({ hearing }) => hearing), songs, skipped: rows.length - sound.length };
}

function columnsOf(row: readonly string[]): Partial<Record<Column, number>> {
  const names = row.map((cell) => cell.trim().toLowerCase());
  const found = Object.entries(COLUMNS).map(([column, aliases]) => [
    column,
    aliases.map((alias) => names.indexOf(alias)).find((at) => at >= 0),
  ]);
  return Object.fromEntries(found.filter(([, at]) => at !== undefined));
}

async function readRow(row: readonly string[], columns: Partial<Record<Column, number>>) {
  const cell = (column: Column) => unguarded(row[columns[column] ?? -1] ?? "").trim();
  const title = cell("title");
  const artist = cell("artist");
  const devanagari = cell("devanagari");
  const heardAtMs = timeOf(cell("time"));
  if (title === "" || heardAtMs === null) return null;
  const album = cell("album");
  const recordingId = await uuidOf(["import", title, artist]);
  const song: Song = {
    recordingId,
    recording: {
      id: recordingId,
      title: devanagari && devanagari !== title ? { latin: title, devanagari } : nameOf(title),
      artists: artist ? [{ id: await uuidOf(["artist", artist]), name: nameOf(artist), role: "performer" }] : [],
      ...(album && { album: { id: await uuidOf(["album", album]), name: nameOf(album), kind: "album" } }),
      durationSeconds: 0,
    },
    sky: { times: [], steps: [], tiers: [] },
  };
  const hearing: NewHearing = {
    // The same row of the same file is the same hearing, however often it is imported.
    sessionId: await uuidOf(["row", title, artist, String(heardAtMs)]),
    recordingId,
    heardAtMs,
    offsetSeconds: 0,
    speed: 1,
    pitchSemitones: 0,
    confidence: 1,
    source: "import",
  };
  return { song, hearing };
}

/** A time without a zone is this machine's; nothing is the start of time, nonsense null. */
function timeOf(text: string): number | null {
  if (text === "") return 0;
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const ms = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text);
  return Number.isNaN(ms) ? null : ms;
}

const nameOf = (text: string): Name => (/\p{Script=Devanagari}/u.test(text) ? { devanagari: text } : { latin: text });

/** The same for the same words, so that what is imported twice is there once. */
async function uuidOf(words: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(words)));
  const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20, 32)].join("-");
}
