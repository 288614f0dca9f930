import { useCallback, useEffect, useRef, useState } from "react";
import type { Picture } from "../picture.ts";
import { LiveSky, type SkyColours } from "./live-sky.ts";
import { usePictures } from "./use-picture.ts";

const WIDTH = 380;
const HEIGHT = 316;

/** The live sky on a canvas. Decoration: the words below it say what matters. */
export function LiveSkyCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sky] = useState(() => new LiveSky());
  const [isStill] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);

  const onPicture = useCallback(
    (picture: Picture) => {
      sky.take(picture, performance.now());
      const context = isStill && picture.stars ? prepare(canvas.current) : null;
      if (context && canvas.current) sky.drawStill(context, WIDTH, HEIGHT, coloursOf(canvas.current));
    },
    [sky, isStill],
  );
  usePictures(onPicture);

  useEffect(() => {
    const context = prepare(canvas.current);
    if (isStill || !context || !canvas.current) return;
    const colours = coloursOf(canvas.current);
    let frame = requestAnimationFrame(function draw(nowMs) {
      sky.draw(context, WIDTH, HEIGHT, nowMs, colours);
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [sky, isStill]);

  return <canvas ref={canvas} className="live-sky" style={{ width: WIDTH, height: HEIGHT }} aria-hidden="true" />;
}

/** As many pixels as the screen has. */
function prepare(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  if (!canvas) return null;
  const scale = window.devicePixelRatio;
  canvas.width = WIDTH * scale;
  canvas.height = HEIGHT * scale;
  const context = canvas.getContext("2d");
  context?.scale(scale, scale);
  return context;
}

/** Tokens in play, read off the canvas where CSS has put them as real colours. */
function coloursOf(canvas: HTMLCanvasElement): SkyColours {
  const { color, borderTopColor, outlineColor } = getComputedStyle(canvas);
  return { star: color, line: borderTopColor, glow: outlineColor };
}
