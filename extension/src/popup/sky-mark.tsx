import type { Sky } from "../storage/session.ts";
import { linesBetween, type Star, starsOf } from "./stars.ts";

/** Drawn when nothing was heard yet: two notes under one beam. */
const NOTES: readonly Star[] = [
  { x: 0.12, y: 0.86, brightness: 1 },
  { x: 0.3, y: 0.26, brightness: 0.7 },
  { x: 0.84, y: 0.08, brightness: 0.8 },
  { x: 0.66, y: 0.7, brightness: 1 },
];
const NOTE_LINES: [number, number][] = [
  [0, 1],
  [1, 2],
  [2, 3],
];

interface Props {
  readonly sky: Sky | null;
  readonly width: number;
  readonly height: number;
}

/** The constellation a song was known by: its face in the history and on its card. Decoration, so not read out. */
export function SkyMark({ sky, width, height }: Props) {
  const isHeard = sky !== null && sky.times.length > 3;
  const stars = isHeard ? starsOf(sky) : NOTES;
  const lines = isHeard ? linesBetween(stars) : NOTE_LINES;
  const margin = Math.min(width, height) * 0.14;
  const x = (star: Star) => margin + star.x * (width - 2 * margin);
  const y = (star: Star) => margin + star.y * (height - 2 * margin);
  const unit = Math.min(width, height) / 44;
  return (
    <svg className="sky-mark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {lines.map(([from, to]) => (
        <line key={`${from}-${to}`} x1={x(stars[from])} y1={y(stars[from])} x2={x(stars[to])} y2={y(stars[to])} />
      ))}
      {stars.map((star) => (
        <circle
          key={`${star.x} ${star.y}`}
          cx={x(star)}
          cy={y(star)}
          r={(0.7 + 1.5 * star.brightness) * Math.min(unit, 2)}
          opacity={0.45 + 0.55 * star.brightness}
        />
      ))}
    </svg>
  );
}
