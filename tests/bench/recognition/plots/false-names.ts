import { MATCH_CONFIDENCE } from "@sonica/shared/src/match/confidence.ts";
import { axes, dot, legend, look, type Panel } from "../../plot/panel.ts";
import { linear, logarithmic, logOdds } from "../../plot/scale.ts";
import { drawing, element, label, line, path } from "../../plot/svg.ts";
import type { Acceptance } from "../calibration.ts";
import type { Share } from "../share.ts";

const UPPER: Panel = { left: 66, top: 64, width: 430, height: 170 };
const LOWER: Panel = { ...UPPER, top: 300, height: 200 };
const RIGHT = UPPER.left + UPPER.width;
const ENDS = [0.001, 0.9999] as const;
const THRESHOLDS = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999].map((share) => [share, String(share)] as const);
const SHARES = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, String(100 * share)] as const);
/** Of 10,000 questions; the lowest line stands for none. */
const RATES = [1, 10, 100, 1000, 10000] as const;
const QUESTIONS = 10_000;

/** What each threshold would name: rightly above, wrongly below. */
export function plotFalseNames(title: string, curve: readonly Acceptance[]): string {
  const x = logOdds(ENDS, [UPPER.left, RIGHT]);
  const share = linear([0, 1], [UPPER.top + UPPER.height, UPPER.top]);
  const rate = logarithmic([RATES[0], RATES.at(-1)!], [LOWER.top + LOWER.height, LOWER.top]);
  const rateOf = ({ hits, count }: Share): number => rate(Math.max(RATES[0], (QUESTIONS * hits) / count));
  const bound = (of: (each: Acceptance) => Share, end: "low" | "high"): [number, number][] =>
    curve.map((each) => [x(each.threshold), rate(Math.max(RATES[0], QUESTIONS * of(each)[end]))]);
  const wrong = [({ falseNames }: Acceptance) => falseNames, ({ mistaken }: Acceptance) => mistaken];
  const veils = wrong.map((of, i) => {
    const points = [...bound(of, "high"), ...bound(of, "low").reverse()].map((point) =>
      point.map(Math.round).join(","),
    );
    return element("polygon", { points: points.join(" "), class: `veil${i + 1}` });
  });
  const { falseNames, mistaken } = curve[0];
  return drawing(RIGHT + 260, LOWER.top + LOWER.height + 50, title, [
    ...axes(
      UPPER,
      { scale: x, ticks: THRESHOLDS, name: "" },
      { scale: share, ticks: SHARES, name: "named rightly, % of clips in the catalogue" },
    ),
    path(
      curve.map(({ threshold, right }) => [x(threshold), share(right.hits / right.count)] as const),
      look(0),
    ),
    ...axes(
      LOWER,
      { scale: x, ticks: THRESHOLDS, name: "named from this confidence on" },
      { scale: rate, ticks: RATES.map((each) => [each, String(each)]), name: "wrong names in 10,000 questions" },
    ),
    ...veils,
    ...wrong.flatMap((of, i) => [
      path(
        curve.map((each) => [x(each.threshold), rateOf(of(each))] as const),
        look(i + 1),
      ),
      ...curve.filter((each) => of(each).hits > 0).map((each) => dot(x(each.threshold), rateOf(of(each)), i + 1, 2.5)),
    ]),
    line(x(MATCH_CONFIDENCE), UPPER.top, x(MATCH_CONFIDENCE), LOWER.top + LOWER.height, { class: "axis" }),
    label(x(MATCH_CONFIDENCE) - 6, UPPER.top + UPPER.height - 8, "match", { "text-anchor": "end" }),
    ...legend(RIGHT + 24, UPPER.top + 16, ["named rightly"]),
    ...legend(
      RIGHT + 24,
      LOWER.top + 16,
      [`not in the catalogue: ${falseNames.count} clips`, `in the catalogue: ${mistaken.count} clips`],
      1,
    ),
    label(RIGHT + 24, LOWER.top + 60, "veil: 95 % interval; on the", { class: "faint" }),
    label(RIGHT + 24, LOWER.top + 76, "lowest line: none was seen", { class: "faint" }),
  ]);
}
