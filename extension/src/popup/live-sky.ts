import { SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import type { Picture, Stars } from "../picture.ts";
import { brightnessOf, heightOf } from "./stars.ts";

/** Seconds of sound across the sky. */
const WINDOW_SECONDS = 4.5;
/** The spectrum shines at the right edge, this deep, CSS pixels. */
const GLOW_DEPTH = 92;
/** A new star flares up for this long, seconds. */
const FLARE_SECONDS = 0.45;
/** How much of the way to the new level a band goes per frame: rises fast, falls slowly. */
const RISE = 0.5;
const FALL = 0.12;
/** Stars this bright are joined by lines. */
const JOINED_BRIGHTNESS = 0.55;

export interface SkyColours {
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
  #heardSeconds = 0;
  #heardAtMs = 0;

  take({ bands, heardSeconds, stars }: Picture, nowMs: number): void {
    this.#bands = bands;
    this.#heardSeconds = heardSeconds;
    this.#heardAtMs = nowMs;
    if (stars) this.#stars = stars;
  }

  draw(canvas: CanvasRenderingContext2D, width: number, height: number, nowMs: number, colours: SkyColours): void {
    canvas.clearRect(0, 0, width, height);
    this.#drawGlow(canvas, width, height, colours);
    // Pictures come 23 times a second: between two of them the sky drifts on by the clock.
    const sinceSeconds = this.#heardAtMs === 0 ? 0 : Math.min(0.2, (nowMs - this.#heardAtMs) / 1000);
    const seconds = this.#heardSeconds + sinceSeconds;
    const speed = (width - GLOW_DEPTH / 3) / WINDOW_SECONDS;
    this.#drawStars(canvas, height, colours, (time) => width - GLOW_DEPTH / 3 - (seconds - time) * speed, seconds);
  }

  /** For people who prefer less motion: the whole 12 seconds, filled from left to right. */
  drawStill(canvas: CanvasRenderingContext2D, width: number, height: number, colours: SkyColours): void {
    canvas.clearRect(0, 0, width, height);
    const margin = 16;
    const place = (time: number) => margin + (time / 12) * (width - 2 * margin);
    this.#drawStars(canvas, height, colours, place, Number.POSITIVE_INFINITY);
  }

  #drawGlow(canvas: CanvasRenderingContext2D, width: number, height: number, { glow }: SkyColours): void {
    const levels = this.#levels;
    for (let band = 0; band < levels.length; band++) {
      const target = this.#bands[band] / 255;
      levels[band] += (target - levels[band]) * (target > levels[band] ? RISE : FALL);
    }
    const gradient = canvas.createLinearGradient(width, 0, width - GLOW_DEPTH, 0);
    gradient.addColorStop(0, glow);
    gradient.addColorStop(1, "transparent");
    canvas.fillStyle = gradient;
    for (const [alpha, reach] of GLOW_LAYERS) {
      canvas.globalAlpha = alpha;
      canvas.beginPath();
      canvas.moveTo(width, height);
      for (let band = 0; band < levels.length; band++) {
        const y = height * (1 - (band + 0.5) / levels.length);
        const next = height * (1 - (band + 1.5) / levels.length);
        const x = width - levels[band] ** 1.4 * GLOW_DEPTH * reach;
        canvas.quadraticCurveTo(x, y, (x + width - (levels[band + 1] ?? 0) ** 1.4 * GLOW_DEPTH * reach) / 2, (y + next) / 2);
      }
      canvas.lineTo(width, 0);
      canvas.fill();
    }
    canvas.globalAlpha = 1;
  }

  #drawStars(
    canvas: CanvasRenderingContext2D,
    height: number,
    { star, line }: SkyColours,
    placeOf: (seconds: number) => number,
    nowSeconds: number,
  ): void {
    const { times, steps, tiers } = this.#stars;
    const margin = 14;
    let joinedX = Number.NaN;
    let joinedY = 0;
    for (let i = 0; i < times.length; i++) {
      const seconds = ticksToSeconds(times[i]);
      const x = placeOf(seconds);
      if (x < -20) continue;
      const y = margin + heightOf(steps[i]) * (height - 2 * margin);
      const brightness = brightnessOf(tiers[i]);
      const fade = Math.min(1, Math.max(0, (x + 10) / 90));
      const ageSeconds = nowSeconds - seconds;
      const flare = ageSeconds < FLARE_SECONDS ? 1 - Math.max(0, ageSeconds) / FLARE_SECONDS : 0;
      if (brightness >= JOINED_BRIGHTNESS) {
        if (Math.hypot(x - joinedX, y - joinedY) < 170) drawLine(canvas, joinedX, joinedY, x, y, line, 0.55 * fade);
        joinedX = x;
        joinedY = y;
      }
      canvas.globalAlpha = fade * (0.35 + 0.65 * brightness);
      canvas.fillStyle = star;
      drawStar(canvas, x, y, 1 + 4.2 * brightness ** 1.5 * (1 + flare), brightness);
    }
    canvas.globalAlpha = 1;
  }
}

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
