import type { Sky } from "../storage/session.ts";
import { linesBetween, type Star, starsOf } from "./stars.ts";

/** Drawn when nothing was heard yet: two notes under one beam. */
const NOTES: readonly Star[] = [
  { x: 0.1, y: 0.94, brightness: 1 },
  { x: 0.34, y: 0.84, brightness: 0.55 },
  { x: 0.34, y: 0.22, brightness: 0.8 },
  { x: 0.96, y: 0.02, brightness: 1 },
  { x: 0.96, y: 0.64, brightness: 0.55 },
  { x: 0.72, y: 0.76, brightness: 1 },
  { x: 0.34, y: 0.44, brightness: 0.3 },
  { x: 0.96, y: 0.24, brightness: 0.3 },
];
const NOTE_LINES: [number, number][] = [
  [0, 1],
  [1, 6],
  [6, 2],
  [2, 3],
  [3, 7],
  [7, 4],
  [4, 5],
  [6, 7],
];

interface Props {
  readonly sky: Sky | null;
  readonly width: number;
  readonly height: number;
}

/** More than these crowd a picture; a small one sooner. */
const MOST_STARS = 28;
const MOST_STARS_SMALL = 12;
const SMALL = 64;

/** The constellation a song was known by: its face in the history and on its card. Decoration, so not read out. */
export function SkyMark({ sky, width, height }: Props) {
  const isHeard = sky !== null && sky.times.length > 3;
  const stars = isHeard ? brightest(starsOf(sky), width < SMALL ? MOST_STARS_SMALL : MOST_STARS) : NOTES;
  const lines = isHeard ? linesBetween(stars) : NOTE_LINES;
  const side = Math.min(width, height);
  const margin = side * 0.16;
  // The notes keep their shape; a sky fills all there is.
  const spanX = (isHeard ? width : side) - 2 * margin;
  const x = (star: Star) => (width - spanX) / 2 + star.x * spanX;
  const y = (star: Star) => margin + star.y * (height - 2 * margin);
  const radius = (star: Star) => Math.min(1, side / 80 + 0.25) * (1.2 + 4.6 * star.brightness ** 1.5);
  return (
    <svg className="sky-mark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {lines.map(([from, to]) => (
        <line key={`${from}-${to}`} x1={x(stars[from])} y1={y(stars[from])} x2={x(stars[to])} y2={y(stars[to])} />
      ))}
      {stars.map((star) => (
        <path
          key={`${star.x} ${star.y}`}
          d={star.brightness < 0.5 ? DOT : SPARK}
          transform={`translate(${x(star)} ${y(star)}) scale(${radius(star)})`}
          opacity={0.45 + 0.55 * star.brightness}
        />
      ))}
    </svg>
  );
}

const brightest = (stars: readonly Star[], count: number): readonly Star[] =>
  [...stars].sort((a, b) => b.brightness - a.brightness).slice(0, count);

/** A star of radius 1 with four points, and a faint one. */
const SPARK = "M0-1Q.16-.16 1 0Q.16 .16 0 1Q-.16 .16-1 0Q-.16-.16 0-1Z";
const DOT = "M-.7 0A.7 .7 0 1 1 .7 0A.7 .7 0 1 1-.7 0Z";
