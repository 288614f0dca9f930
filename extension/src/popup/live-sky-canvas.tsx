import { useCallback, useEffect, useRef, useState } from "react";
import type { Picture } from "../picture.ts";
import { usePictures } from "../ui/use-picture.ts";
import { LiveSky, type Surface } from "./live-sky.ts";

/** The live sky on a canvas. Decoration: the words below it say what matters. */
export function LiveSkyCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sky] = useState(() => new LiveSky());
  const [isStill] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);

  const onPicture = useCallback(
    (picture: Picture) => {
      sky.take(picture, performance.now());
      const surface = isStill && picture.stars ? surfaceOf(canvas.current) : null;
      if (surface) sky.drawStill(surface);
    },
    [sky, isStill],
  );
  usePictures(onPicture);

  useEffect(() => {
    const surface = surfaceOf(canvas.current);
    if (isStill || !surface) return;
    let frame = requestAnimationFrame(function draw(nowMs) {
      sky.draw(surface, nowMs);
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [sky, isStill]);

  return (
    <div className="live-sky" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

/** As many pixels as the screen has, measured in CSS pixels; colours as CSS has put them on the canvas. */
function surfaceOf(canvas: HTMLCanvasElement | null): Surface | null {
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return null;
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const { color, borderTopColor, outlineColor } = getComputedStyle(canvas);
  return { context, width, height, star: color, line: borderTopColor, glow: outlineColor };
}
