// How often a recording's peak is found in a clip, by how isolated it would be there (masking.ts). Counted on the
// development recordings' tuning half, 5 s clips, and rounded towards caution. The curve hardly depends on what was added: a
// peak that would stand alone is found, one beside something louder is not.

/** Width of a row below, units of isolation. */
const ROW = 0.16;

/** Rows: isolation 0, 0.16, … 1.6. Columns: clean and codecs; light noise; as loud as the music; louder. */
const FOUND = [
  [0.002, 0.002, 0.002, 0.002],
  [0.002, 0.002, 0.002, 0.002],
  [0.4, 0.15, 0.06, 0.03],
  [0.95, 0.7, 0.4, 0.25],
  [0.96, 0.8, 0.58, 0.38],
  [0.97, 0.87, 0.72, 0.53],
  [0.975, 0.93, 0.83, 0.68],
  [0.98, 0.95, 0.9, 0.76],
  [0.98, 0.96, 0.93, 0.8],
  [0.97, 0.96, 0.92, 0.8],
  [0.96, 0.95, 0.9, 0.78],
];

/** Where nothing is known of the clip's gain: few peaks of such a band are found at all. */
const UNKNOWN_GAIN = [0.25, 0.15, 0.08, 0.04];

/** The column of each kind of clip (kinds.ts): voices leave as many as noise that is as loud. */
const COLUMN = [0, 1, 2, 3, 2, 3];

/** Chance that a peak is found, in a clip of a kind. */
export function survivalOf(isolation: number, kind: number): number {
  const row = Number.isNaN(isolation) ? UNKNOWN_GAIN : FOUND[Math.min(FOUND.length - 1, Math.floor(isolation / ROW))];
  return row[COLUMN[kind]];
}

/** From this isolation on a peak of the song should be there, whatever was added. */
const CONSPICUOUS = 0.96;
/** Part of conspicuous peaks found when it is the song, and when it is another song over the same beat. */
const FOUND_IF_SAME = 0.92;
const FOUND_IF_SHARED = 0.62;

/** Evidence, natural log, that the clip is this song rather than one that shares a loop, beat or phrase with it. */
export function completenessOf(isolation: number, isFound: boolean): number {
  if (!(isolation >= CONSPICUOUS)) return 0;
  return isFound ? Math.log(FOUND_IF_SAME / FOUND_IF_SHARED) : Math.log((1 - FOUND_IF_SAME) / (1 - FOUND_IF_SHARED));
}
