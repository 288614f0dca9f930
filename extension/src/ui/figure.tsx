import type { Sky } from "../storage/session.ts";
import { Mascot, type Mood } from "./mascot.tsx";
import { SkyMark } from "./sky-mark.tsx";
import { useSettings } from "./use-settings.ts";

interface Props {
  readonly mood: Mood;
  readonly sky?: Sky | null;
  readonly width: number;
  readonly height: number;
}

/** What stands over a message: the mascot in the neon theme, the stars that were heard in the others. */
export function Figure({ mood, sky = null, width, height }: Props) {
  return useSettings().theme === "neon" ? (
    <Mascot mood={mood} size={height} />
  ) : (
    <SkyMark sky={sky} width={width} height={height} />
  );
}
