// A timeline as people paste it elsewhere: chapters for a video's description, and a CUE sheet.

/** A line of the listing: a song, or an unnamed stretch worth a line of its own. */
export interface Track {
  readonly fromSeconds: number;
  readonly title: string;
  readonly artist: string | null;
}

/** "0:00 Title – Artist", a line each. Video sites want the first at 0:00, so it is put there. */
export const chaptersOf = (tracks: readonly Track[]): string =>
  tracks
    .map(({ fromSeconds, title, artist }, i) =>
      [
        clockOf(i === 0 ? 0 : fromSeconds),
        artist === null ? oneLine(title) : `${oneLine(title)} – ${oneLine(artist)}`,
      ].join(" "),
    )
    .join("\n");

/** A CUE sheet of one file, UTF-8. Times are minutes:seconds:frames of 1/75 s. */
export function cueOf(tracks: readonly Track[], fileName: string): string {
  const lines = [`FILE ${quoted(fileName)} ${/\.mp3$/i.test(fileName) ? "MP3" : "WAVE"}`];
  for (const [i, { fromSeconds, title, artist }] of tracks.entries()) {
    lines.push(`  TRACK ${String(i + 1).padStart(2, "0")} AUDIO`, `    TITLE ${quoted(title)}`);
    if (artist !== null) lines.push(`    PERFORMER ${quoted(artist)}`);
    lines.push(`    INDEX 01 ${cueTime(i === 0 ? 0 : fromSeconds)}`);
  }
  return lines.join("\n");
}

function clockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function cueTime(seconds: number): string {
  const frames = Math.round(seconds * 75);
  return [Math.floor(frames / 75 / 60), Math.floor(frames / 75) % 60, frames % 75]
    .map((value) => String(value).padStart(2, "0"))
    .join(":");
}

/** CUE has no escape for a quotation mark. */
const quoted = (text: string): string => `"${oneLine(text).replaceAll('"', "'")}"`;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
