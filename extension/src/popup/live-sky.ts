import { SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Picture, Stars } from "../picture.ts";
import { brightnessOf, heightOf, linesBetween } from "../ui/stars.ts";

/** Seconds of sound across the sky. */
const WINDOW_SECONDS = 4.5;
/** The spectrum shines at the right edge, this deep, CSS pixels. */
const GLOW_DEPTH = 92;
/** A new star flares up for this long, seconds. */
const FLARE_SECONDS = 0.45;
/** How much of the way to the new level a band goes per frame: rises fast, falls slowly. */
const RISE = 0.5;
const FALL = 0.12;
/** Stars this bright are joined by lines, when no farther apart than this, CSS pixels. */
const JOINED_BRIGHTNESS = 0.4;
const LONGEST_LINE = 130;
/** Seconds of sound that take as much room as the sky is high: how far is far when lines are chosen. */
const SECONDS_PER_HEIGHT = 3.7;

/** What is drawn on, in CSS pixels, and in which colours. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly star: string;
  readonly line: string;
  readonly glow: string;
}

const NO_STARS: Stars = { times: [], steps: [], tiers: [] };

/**
 * The sky while listening: at the right edge the spectrum of this moment, low notes at the bottom; from it the real
 * peaks drift off to the left as stars. Without motion the stars stand still where they were heard and only appear.
 */
export class LiveSky {
  readonly #levels = new Float32Array(SPECTRUM_BANDS);
  #bands: Uint8Array = new Uint8Array(SPECTRUM_BANDS);
  #stars = NO_STARS;
  #lines: (readonly [number, number])[] = [];
  #heardSeconds = 0;
  #heardAtMs = 0;

  take({ bands, heardSeconds, stars }: Picture, nowMs: number): void {
    this.#bands = bands;
    this.#heardSeconds = heardSeconds;
    this.#heardAtMs = nowMs;
    if (!stars) return;
    this.#stars = stars;
    this.#lines = joinBright(stars);
  }

  draw(surface: Surface, nowMs: number): void {
    const { context, width, height } = surface;
    context.clearRect(0, 0, width, height);
    this.#drawGlow(surface);
    // Pictures come 23 times a second: between two of them the sky drifts on by the clock.
    const sinceSeconds = this.#heardAtMs === 0 ? 0 : Math.min(0.2, (nowMs - this.#heardAtMs) / 1000);
    const seconds = this.#heardSeconds + sinceSeconds;
    const speed = (width - GLOW_DEPTH / 3) / WINDOW_SECONDS;
    this.#drawStars(surface, (time) => width - GLOW_DEPTH / 3 - (seconds - time) * speed, seconds);
  }

  /** For people who prefer less motion: the whole 12 seconds, filled from left to right. */
  drawStill(surface: Surface): void {
    const { context, width, height } = surface;
    context.clearRect(0, 0, width, height);
    const margin = 16;
    const place = (time: number) => margin + (time / 12) * (width - 2 * margin);
    this.#drawStars(surface, place, Number.POSITIVE_INFINITY);
  }

  #drawGlow({ context: canvas, width, height, glow }: Surface): void {
    const levels = this.#levels;
    for (let band = 0; band < levels.length; band++) {
      const target = this.#bands[band] / 255;
      levels[band] += (target - levels[band]) * (target > levels[band] ? RISE : FALL);
    }
    const gradient = canvas.createLinearGradient(width, 0, width - GLOW_DEPTH, 0);
    gradient.addColorStop(0, glow);
    gradient.addColorStop(1, clear(glow));
    canvas.fillStyle = gradient;
    for (const [alpha, reach] of GLOW_LAYERS) {
      canvas.globalAlpha = alpha;
      canvas.beginPath();
      canvas.moveTo(width, height);
      for (let band = 0; band < levels.length; band++) {
        const y = height * (1 - (band + 0.5) / levels.length);
        const next = height * (1 - (band + 1.5) / levels.length);
        const x = width - levels[band] ** 1.4 * GLOW_DEPTH * reach;
        canvas.quadraticCurveTo(
          x,
          y,
          (x + width - (levels[band + 1] ?? 0) ** 1.4 * GLOW_DEPTH * reach) / 2,
          (y + next) / 2,
        );
      }
      canvas.lineTo(width, 0);
      canvas.fill();
    }
    canvas.globalAlpha = 1;
  }

  #drawStars(
    { context: canvas, height, star, line }: Surface,
    placeOf: (seconds: number) => number,
    nowSeconds: number,
  ): void {
    const { times, steps, tiers } = this.#stars;
    const margin = 14;
    const xOf = (i: number) => placeOf(ticksToSeconds(times[i]));
    const yOf = (i: number) => margin + heightOf(steps[i]) * (height - 2 * margin);
    const isStill = nowSeconds === Number.POSITIVE_INFINITY;
    const fadeOf = (x: number) => (isStill ? 1 : Math.min(1, Math.max(0, (x + 10) / 90)));
    for (const [from, to] of this.#lines) {
      const [fromX, fromY, toX, toY] = [xOf(from), yOf(from), xOf(to), yOf(to)];
      if (Math.min(fromX, toX) < -20 || Math.hypot(toX - fromX, toY - fromY) > LONGEST_LINE) continue;
      drawLine(canvas, fromX, fromY, toX, toY, line, 0.6 * fadeOf(Math.min(fromX, toX)));
    }
    for (let i = 0; i < times.length; i++) {
      const x = xOf(i);
      if (x < -20) continue;
      const brightness = brightnessOf(tiers[i]);
      const ageSeconds = nowSeconds - ticksToSeconds(times[i]);
      const flare = ageSeconds < FLARE_SECONDS ? 1 - Math.max(0, ageSeconds) / FLARE_SECONDS : 0;
      canvas.globalAlpha = fadeOf(x) * (0.35 + 0.65 * brightness);
      canvas.fillStyle = star;
      drawStar(canvas, x, yOf(i), 1 + 4.2 * brightness ** 1.5 * (1 + flare), brightness);
    }
    canvas.globalAlpha = 1;
  }
}

/** Lines between the bright stars, as pairs of indexes. */
function joinBright({ times, steps, tiers }: Stars): (readonly [number, number])[] {
  const bright = Array.from(tiers, (_, i) => i).filter((i) => brightnessOf(tiers[i]) >= JOINED_BRIGHTNESS);
  const places = bright.map((i) => ({
    x: ticksToSeconds(times[i]) / SECONDS_PER_HEIGHT,
    y: heightOf(steps[i]),
    brightness: 1,
  }));
  return linesBetween(places).map(([from, to]) => [bright[from], bright[to]] as const);
}

/** The same colour, seen through entirely: fading to "transparent" would fade to black. */
const clear = (rgb: string): string => rgb.replace(/^rgb\((.*)\)$/, "rgba($1, 0)");

/** Opacity and reach of the layers that make the spectrum glow. */
const GLOW_LAYERS = [
  [0.25, 1.35],
  [0.45, 1],
  [0.8, 0.55],
] as const;

function drawLine(
  canvas: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  colour: string,
  alpha: number,
): void {
  canvas.globalAlpha = alpha;
  canvas.strokeStyle = colour;
  canvas.lineWidth = 1;
  canvas.beginPath();
  canvas.moveTo(fromX, fromY);
  canvas.lineTo(toX, toY);
  canvas.stroke();
}

/** Bright ones with four points, faint ones as dots. */
function drawStar(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number, brightness: number): void {
  canvas.beginPath();
  if (brightness < 0.5) {
    canvas.arc(x, y, radius * 0.75, 0, 2 * Math.PI);
  } else {
    const waist = radius * 0.16;
    canvas.moveTo(x, y - radius);
    canvas.quadraticCurveTo(x + waist, y - waist, x + radius, y);
    canvas.quadraticCurveTo(x + waist, y + waist, x, y + radius);
    canvas.quadraticCurveTo(x - waist, y + waist, x - radius, y);
    canvas.quadraticCurveTo(x - waist, y - waist, x, y - radius);
  }
  canvas.fill();
}
