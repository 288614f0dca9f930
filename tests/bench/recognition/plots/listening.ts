import { axes, legend, look, type Panel } from "../../plot/panel.ts";
import { linear } from "../../plot/scale.ts";
import { drawing, path } from "../../plot/svg.ts";
import type { NamedSoFar } from "../listening.ts";

const PANEL: Panel = { left: 56, top: 64, width: 430, height: 260 };
const RIGHT = PANEL.left + PANEL.width;

/** How soon a name is said: the share of clips named rightly by each second of listening, a line a condition. */
export function plotListening(title: string, curves: readonly NamedSoFar[]): string {
  const longest = Math.max(1, ...curves.map(({ untilSeconds }) => untilSeconds));
  const x = linear([0, longest], [PANEL.left, RIGHT]);
  const y = linear([0, 1], [PANEL.top + PANEL.height, PANEL.top]);
  const seconds = Array.from({ length: Math.floor(longest) + 1 }, (_, i) => [i, String(i)] as const);
  const lines = curves.map(({ steps, untilSeconds }, i) => {
    const points: [number, number][] = [[x(0), y(0)]];
    for (const { heardSeconds, share } of steps) {
      points.push([x(heardSeconds), points.at(-1)![1]], [x(heardSeconds), y(share)]);
    }
    points.push([x(untilSeconds), points.at(-1)![1]]);
    return path(points, look(i));
  });
  const names = curves.map(({ condition, medianSeconds }) =>
    medianSeconds === undefined ? `${condition}: less than half` : `${condition}: median ${medianSeconds.toFixed(1)} s`,
  );
  return drawing(RIGHT + 270, PANEL.top + PANEL.height + 50, title, [
    ...axes(
      PANEL,
      { scale: x, ticks: seconds, name: "heard, seconds" },
      { scale: y, ticks: SHARES, name: "named rightly by then, % of clips" },
    ),
    ...lines,
    ...legend(RIGHT + 24, PANEL.top + 16, names),
  ]);
}

const SHARES = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, String(100 * share)] as const);
