// How often a recording's peak is found in a clip, by how isolated it would be there (masking.ts). Counted on the
// development recordings' tuning half, 5 s clips. The curve hardly depends on what was added: a peak that would stand
// alone is found, one beside something louder is not.

/** Width of a row below, units of isolation. */
const ROW = 0.16;

/** Rows: isolation 0, 0.16, … 1.6. Columns: clean and codecs; noise 5 to 10 dB; speech or noise at 0 dB; at −5 dB. */
const FOUND = [
  [0.002, 0.002, 0.002, 0.002],
  [0.002, 0.002, 0.002, 0.002],
  [0.03, 0.01, 0.005, 0.005],
  [0.65, 0.15, 0.1, 0.05],
  [0.96, 0.8, 0.58, 0.38],
  [0.97, 0.87, 0.72, 0.53],
  [0.975, 0.93, 0.83, 0.68],
  [0.98, 0.95, 0.9, 0.76],
  [0.98, 0.96, 0.93, 0.8],
  [0.97, 0.96, 0.92, 0.8],
  [0.96, 0.95, 0.9, 0.78],
];

/** Chances of survival that a verdict is averaged over. */
export const QUALITIES = FOUND[0].length;

/** Where nothing is known of the clip's gain: few peaks of such a band are found at all. */
const UNKNOWN_GAIN = [0.25, 0.15, 0.08, 0.04];

export const survivalOf = (isolation: number, quality: number): number =>
  Number.isNaN(isolation)
    ? UNKNOWN_GAIN[quality]
    : FOUND[Math.min(FOUND.length - 1, Math.floor(isolation / ROW))][quality];

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
