import { writeFile } from "node:fs/promises";
import type { Explanation, Verdict } from "@sonica/shared/src/api/contract.ts";
import { pictureOf } from "@sonica/shared/src/api/explanation-picture.ts";
import { artistsOf, display } from "./names.ts";
import { clock, printNote } from "./print.ts";

/** The picture of why, alone or in a page with the candidates beside it. */
export async function writeExplanation(path: string, verdict: Verdict): Promise<void> {
  const { explanation } = verdict;
  // An older server does not explain.
  if (explanation === undefined) return printNote("This server does not say why.");
  const best = verdict.kind === "match" ? verdict.match : verdict.kind === "maybe" ? verdict.candidates[0] : undefined;
  const artist = best === undefined ? null : artistsOf(best.recording);
  const picture = pictureOf(explanation, { verdict: verdict.kind, artist });
  await writeFile(path, /\.html$/i.test(path) ? pageOf(picture, explanation) : picture);
  printNote(`Why: ${path}`);
}

const pageOf = (picture: string, { candidates }: Explanation): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Why this match</title>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif }
  body { margin: 0 auto; max-width: 1240px; padding: 20px }
  svg { width: 100%; height: auto; border-radius: 12px }
  table { border-collapse: collapse; margin-top: 20px; width: 100%; font-variant-numeric: tabular-nums }
  th, td { padding: 6px 12px; text-align: right; border-bottom: 1px solid #8884 }
  th:first-child, td:first-child { text-align: left }
</style>
${picture}
<table>
<thead><tr><th>Candidate<th>begins at<th>speed<th>semitones<th>peaks found<th>score<th>sure</tr></thead>
<tbody>
${candidates.map(rowOf).join("\n")}
</tbody>
</table>
</html>
`;

function rowOf(candidate: Explanation["candidates"][number]): string {
  const { title, recordingId, offsetSeconds, speed, pitchSemitones, matchedPeaks, comparedPeaks, score } = candidate;
  const cells = [
    escaped(title === undefined ? recordingId : display(title)),
    clock(offsetSeconds),
    `${speed.toFixed(3)}×`,
    pitchSemitones.toFixed(2),
    `${matchedPeaks} of ${comparedPeaks}`,
    score.toFixed(1),
    `${(100 * candidate.confidence).toFixed(1)} %`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}`).join("")}</tr>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
