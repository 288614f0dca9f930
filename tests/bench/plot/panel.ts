// A rectangle with axes, grid and a legend, for lines and dots to be drawn into.
import type { Scale } from "./scale.ts";
import { element, label, line, SERIES_COUNT } from "./svg.ts";

interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly (readonly [value: number, words: string])[];
  readonly name: string;
}

export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function axes({ left, top, width, height }: Panel, x: Axis, y: Axis): string[] {
  const bottom = top + height;
  return [
    ...x.ticks.flatMap(([value, words]) => {
      const at = x.scale(value);
      return [line(at, top, at, bottom, { class: "grid" }), label(at, bottom + 16, words, { "text-anchor": "middle" })];
    }),
    ...y.ticks.flatMap(([value, words]) => {
      const at = y.scale(value);
      return [
        line(left, at, left + width, at, { class: "grid" }),
        label(left - 6, at + 4, words, { "text-anchor": "end" }),
      ];
    }),
    line(left, bottom, left + width, bottom, { class: "axis" }),
    line(left, top, left, bottom, { class: "axis" }),
    label(left + width / 2, bottom + 34, x.name, { "text-anchor": "middle", class: "faint" }),
    label(left, top - 8, y.name, { class: "faint" }),
  ];
}

const LEGEND_LINE = 18;

/** One line of words a series, in the series' colours. */
export const legend = (left: number, top: number, names: readonly string[], firstSeries = 0): string[] =>
  names.flatMap((name, i) => [
    line(left, top + i * LEGEND_LINE, left + 18, top + i * LEGEND_LINE, look(firstSeries + i)),
    label(left + 24, top + 4 + i * LEGEND_LINE, name),
  ]);

/** How series number `i` is drawn: never told by colour alone. */
export const look = (i: number): Record<string, string | number> => ({
  class: `line${i % SERIES_COUNT}`,
  "stroke-width": 2,
  ...(i === 0 ? {} : { "stroke-dasharray": DASHES[i % DASHES.length] }),
});

const DASHES = ["none", "7 3", "2 3", "10 3 2 3", "4 2", "1 2"];

export const dot = (cx: number, cy: number, series: number, r = 3.5): string =>
  element("circle", { cx, cy, r, class: `fill${series}` });
