// The summary as Markdown, to read in a terminal or to copy into a document.

import type { Acceptance, Bin } from "./calibration.ts";
import type { Dataset } from "./dataset.ts";
import type { Growth } from "./growth.ts";
import type { Share } from "./share.ts";
import type { ClipRow, ListeningRow, Milliseconds, StrangerRow, Summary } from "./summary.ts";

type Row = Readonly<Record<string, string>>;

const NOTES = `Shares are percent, each with the 95 % interval (Wilson) in which the true share lies. Clips of several lengths are
beginnings of the same clip, so rows over all lengths are less certain than their intervals say.`;

export function wordsFor({ title, label }: Dataset, summary: Summary): string {
  const section = (heading: string, rows: readonly Row[]) =>
    rows.length === 0 ? [] : [`### ${label}: ${heading}`, table(rows)];
  return [
    `Measured on ${title}.`,
    NOTES,
    ...section("clips in the catalogue", summary.clips.map(clipCells)),
    ...section("listening as the extension does, the first name ends it", summary.listening.map(listeningCells)),
    ...section("clips that are not in the catalogue", summary.strangers.map(strangerCells)),
    ...section("listening to what is not in the catalogue", summary.strangersListening.map(strangerListeningCells)),
    ...section("clips asked of the half of the catalogue in which they are not", summary.leftOut.map(strangerCells)),
    ...section(
      "is the confidence a probability? first candidates of all questions above",
      summary.reliability.map(binCells),
    ),
    ...section("what another threshold would name", summary.acceptance.map(acceptanceCells)),
    ...section("false names in larger catalogues, by the model of growth.ts", growthCells(summary.growth)),
    `One question about a whole clip took ${timeWords(summary.milliseconds)} ms (median / 99 of 100).`,
  ].join("\n\n");
}

const clipCells = (row: ClipRow): Row => ({
  condition: row.condition,
  s: String(row.seconds),
  clips: String(row.clips),
  "right first": shareWords(row.rightFirst),
  accepted: shareWords(row.accepted),
  "wrong name": shareWords(row.wrong),
  "of accepted: offset ≤ 0.1 s": shareWords(row.offsetFine),
  "≤ 0.5 s": shareWords(row.offsetRough),
  "speed ≤ 0.5 %": shareWords(row.speed),
  "pitch ≤ 0.15 st": shareWords(row.pitch),
  "ms p50 / p99": timeWords(row.milliseconds),
});

const listeningCells = (row: ListeningRow): Row => ({
  condition: row.condition,
  "heard at most, s": String(row.seconds),
  clips: String(row.clips),
  "named right": shareWords(row.right),
  "wrong name": shareWords(row.wrong),
  "audio needed, median, s": row.neededSeconds?.toFixed(1) ?? "fewer than half named",
});

const strangerCells = (row: StrangerRow): Row => ({
  condition: row.condition,
  s: String(row.seconds),
  clips: String(row.clips),
  "false names": falseWords(row.falseNames),
  maybe: shareWords(row.maybes),
  "ms p50 / p99": timeWords(row.milliseconds),
});

const strangerListeningCells = (row: ListeningRow): Row => ({
  condition: row.condition,
  "heard at most, s": String(row.seconds),
  clips: String(row.clips),
  "false names": falseWords(row.wrong),
});

const binCells = ({ from, to, predicted, right }: Bin): Row => ({
  confidence: `${from}–${to}`,
  "on average": predicted.toFixed(4),
  candidates: String(right.count),
  "right, %": shareWords(right),
});

const acceptanceCells = ({ threshold, right, mistaken, falseNames }: Acceptance): Row => ({
  "named from": String(threshold),
  "named right, %": shareWords(right),
  "wrong name though in the catalogue, %": shareWords(mistaken),
  "false names of what is not": falseWords(falseNames),
});

const growthCells = (growth: Growth | undefined): Row[] =>
  (growth?.falseNamesPer10000 ?? []).map(({ recordings, value, low, high }) => ({
    recordings: recordings.toLocaleString("en"),
    "false names in 10,000 questions": value.toPrecision(2),
    "95 % interval": `${low.toPrecision(2)}–${high.toPrecision(2)}`,
  }));

/** Clips from which on tenths of a percent say something. */
const MANY = 200;

/** `95 (76–99)`; a dash where there was nothing to count. */
function shareWords({ hits, count, low, high }: Share): string {
  if (count === 0) return "–";
  const percent = (share: number): string => (100 * share).toFixed(count < MANY ? 0 : 1);
  return `${percent(hits / count)} (${percent(low)}–${percent(high)})`;
}

/** `0, at most 3.5 %` */
const falseWords = ({ hits, high }: Share): string => `${hits}, at most ${(100 * high).toFixed(1)} %`;

const timeWords = ({ p50, p99 }: Milliseconds): string => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;

function table(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0]);
  const cells = rows.map((row) => heads.map((head) => row[head]));
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((line) => line[column].length)));
  const rule = widths.map((width) => "-".repeat(width));
  return [heads, rule, ...cells]
    .map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`)
    .join("\n");
}
