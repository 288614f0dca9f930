import { dot } from "../../plot/panel.ts";
import { linear } from "../../plot/scale.ts";
import { drawing, label, line } from "../../plot/svg.ts";
import type { ClipRow } from "../summary.ts";

const LABEL_WIDTH = 170;
const PANEL_WIDTH = 150;
const PANEL_GAP = 28;
const ROW_HEIGHT = 17;
const TOP = 78;

/** How much is named rightly: a row a condition, a column a length, each with its interval. */
export function plotByLength(title: string, rows: readonly ClipRow[]): string {
  const cells = rows.filter(({ seconds }) => seconds !== "all");
  const conditions = [...new Set(cells.map(({ condition }) => condition))];
  const lengths = [...new Set(cells.map(({ seconds }) => Number(seconds)))].sort((a, b) => a - b);
  const bottom = TOP + conditions.length * ROW_HEIGHT;
  const columns = lengths.flatMap((seconds, i) => {
    const left = LABEL_WIDTH + i * (PANEL_WIDTH + PANEL_GAP);
    const scale = linear([0, 1], [left, left + PANEL_WIDTH]);
    const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      line(scale(share), TOP - 6, scale(share), bottom, { class: "grid" }),
      label(scale(share), TOP - 12, String(100 * share), { "text-anchor": "middle", class: "faint" }),
    ]);
    const dots = cells
      .filter((row) => row.seconds === seconds)
      .flatMap(({ condition, accepted, wrong }) => {
        const y = TOP + (conditions.indexOf(condition) + 0.5) * ROW_HEIGHT;
        const { low, high, hits, count } = accepted;
        return [
          line(scale(low), y, scale(high), y, { class: "line0", "stroke-width": 2, opacity: 0.45 }),
          dot(scale(hits / count), y, 0),
          wrong.hits > 0 ? dot(scale(wrong.hits / wrong.count), y, 1) : "",
        ];
      });
    const heading = label(left + PANEL_WIDTH / 2, TOP - 30, `${seconds} s`, { "text-anchor": "middle" });
    return [...grid, heading, ...dots];
  });
  const names = conditions.map((condition, i) =>
    label(LABEL_WIDTH - 14, TOP + (i + 0.5) * ROW_HEIGHT + 4, condition, { "text-anchor": "end" }),
  );
  const key = [
    dot(LABEL_WIDTH, bottom + 18, 0),
    label(LABEL_WIDTH + 10, bottom + 22, "named rightly, % of clips, with the 95 % interval"),
    dot(LABEL_WIDTH + 310, bottom + 18, 1),
    label(LABEL_WIDTH + 320, bottom + 22, "named wrongly, where any was"),
  ];
  const width = LABEL_WIDTH + Math.max(3, lengths.length) * (PANEL_WIDTH + PANEL_GAP);
  return drawing(width, bottom + 38, title, [...columns, ...names, ...key]);
}
