import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Picture } from "../picture.ts";
import { usePictures } from "../ui/use-picture.ts";
import { useSettings } from "../ui/use-settings.ts";
import { LiveSky, type Surface } from "./live-sky.ts";

/** The live sky on a canvas. Decoration: the words below it say what matters. */
export function LiveSkyCanvas() {
  const [sky] = useState(() => new LiveSky());
  const look = useLook();
  return (
    <div className="live-sky" aria-hidden="true">
      <SkyCanvas key={look} sky={sky} />
    </div>
  );
}

function SkyCanvas({ sky }: { readonly sky: LiveSky }) {
  const canvas = useRef<HTMLCanvasElement>(null);
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

  return <canvas ref={canvas} />;
}

/** Changes whenever the canvas has to ask for its colours again: another theme, or the system's day and night. */
function useLook(): string {
  const { theme } = useSettings();
  const isDark = useSyncExternalStore(watchDark, () => DARK.matches);
  return `${theme} ${isDark}`;
}

const DARK = matchMedia("(prefers-color-scheme: dark)");

function watchDark(onChange: () => void): () => void {
  DARK.addEventListener("change", onChange);
  return () => DARK.removeEventListener("change", onChange);
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
