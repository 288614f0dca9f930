import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Stretch } from "../follow.ts";
import { shownName, titleOf } from "../storage/title.ts";
import { clock } from "../words/clock.ts";

type Recordings = Readonly<Record<string, Recording>>;

/** YouTube takes a description's chapters only when the first is at 0:00 and each lasts this long, seconds. */
const SHORTEST_CHAPTER_SECONDS = 10;

interface Chapter {
  readonly atSeconds: number;
  readonly title: string;
}

/** "0:00 Unknown / 0:12 Song – Singer": a line each, as video descriptions have it. */
export function chapterLines(stretches: readonly Stretch[], recordings: Recordings, unknown: string): string {
  const chapters = chaptersOf(stretches, recordings, unknown);
  return chapters.map(({ atSeconds, title }) => `${clock(atSeconds)} ${title}`).join("\n");
}

function chaptersOf(stretches: readonly Stretch[], recordings: Recordings, unknown: string): Chapter[] {
  const chapters: Chapter[] = [];
  const add = (atSeconds: number, title: string) => {
    const last = chapters.at(-1);
    if (last?.title === title) return;
    // A gap too short for a chapter belongs to the song before it; an unknown beginning to the first song.
    if (last && atSeconds - last.atSeconds < SHORTEST_CHAPTER_SECONDS && last.title === unknown) chapters.pop();
    chapters.push({ atSeconds: chapters.length === 0 ? 0 : atSeconds, title });
  };
  if (stretches[0] && stretches[0].fromSeconds >= SHORTEST_CHAPTER_SECONDS) add(0, unknown);
  for (const stretch of stretches) {
    const recording = stretch.kind === "song" ? recordings[stretch.recordingId] : undefined;
    if (recording) add(stretch.fromSeconds, oneLine(songWords(recording)));
    else if (stretch.untilSeconds - stretch.fromSeconds >= SHORTEST_CHAPTER_SECONDS) add(stretch.fromSeconds, unknown);
  }
  return chapters;
}

/** "Title – Singer, Singer". */
function songWords(recording: Recording): string {
  const { title, performer } = songNames(recording);
  return performer ? `${title} – ${performer}` : title;
}

export function songNames(recording: Recording): { title: string; performer: string } {
  const singers = recording.artists.filter(({ role }) => role === "singer" || role === "performer");
  const performer = singers.map(({ name }) => shownName(name, recording.language).main.text).join(", ");
  return { title: titleOf(recording).main.text, performer };
}

/** Titles come from anybody's tags: a line break in one must not make a chapter of its own. */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
