import { useEffect, useState } from "react";
import type { Matched } from "../storage/session.ts";
import { runningPosition } from "./running-position.ts";

/** Where in the song the tab is now, seconds; it runs on while the tab plays. */
export function useRunningPosition({ match, heard }: Matched, isPlaying: boolean): number {
  return runningPosition(match, heard.firstSampleAtMs, useClock(isPlaying));
}

/** Ms since 1970, four times a second while it runs. */
function useClock(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return nowMs;
}
