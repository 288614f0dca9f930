import { axes, dot, type Panel } from "../../plot/panel.ts";
import { logOdds } from "../../plot/scale.ts";
import { drawing, label, line, path } from "../../plot/svg.ts";
import type { Bin } from "../calibration.ts";

const PANEL: Panel = { left: 66, top: 64, width: 380, height: 380 };
const RIGHT = PANEL.left + PANEL.width;
const BOTTOM = PANEL.top + PANEL.height;
/** The ends of the paper: what is surer is drawn there. */
const ENDS = [0.0005, 0.9995] as const;
const TICKS = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999].map((share) => [share, String(share)] as const);

/** Confidence as told against the share that was right: on the diagonal, a probability. */
export function plotReliability(title: string, bins: readonly Bin[]): string {
  const x = logOdds(ENDS, [PANEL.left, RIGHT]);
  const y = logOdds(ENDS, [BOTTOM, PANEL.top]);
  const dots = bins.flatMap(({ predicted, right }) => {
    const [at, seen] = [x(predicted), y(right.hits / right.count)];
    return [
      line(at, y(right.low), at, y(right.high), { class: "line0", "stroke-width": 2, opacity: 0.5 }),
      dot(at, seen, 0, 4.5),
      // All right: the dots lie side by side on the upper edge, so their counts are written downwards.
      right.hits === right.count
        ? label(at + 4, seen + 10, String(right.count), {
            transform: `rotate(90 ${Math.round(at + 4)} ${Math.round(seen + 10)})`,
          })
        : label(at + 8, seen - 6, `${right.hits} of ${right.count}`),
    ];
  });
  const diagonal = [
    [x(ENDS[0]), y(ENDS[0])],
    [x(ENDS[1]), y(ENDS[1])],
  ] as const;
  return drawing(RIGHT + 110, BOTTOM + 50, title, [
    ...axes(
      PANEL,
      { scale: x, ticks: TICKS, name: "confidence of the first candidate, mean of its bin" },
      { scale: y, ticks: TICKS, name: "share that was the right recording, with the 95 % interval" },
    ),
    path(diagonal, { class: "axis", fill: "none", "stroke-dasharray": "4 4" }),
    ...dots,
  ]);
}
