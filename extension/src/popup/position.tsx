import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import { useEffect, useState } from "react";
import { clock } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import { runningPosition } from "./running-position.ts";

interface Props {
  readonly match: Candidate;
  readonly firstSampleAtMs: number;
  readonly isPlaying: boolean;
}

/** Where in the song the tab is now; it runs on while the tab plays. */
export function Position({ match, firstSampleAtMs, isPlaying }: Props) {
  const { verdict } = useWords();
  const nowMs = useClock(isPlaying);
  const seconds = runningPosition(match, firstSampleAtMs, nowMs);
  const { durationSeconds } = match.recording;
  return (
    <p className="position">
      <span className="position-now" data-position-seconds={seconds.toFixed(2)}>
        <span className="unseen">{verdict.nowAt} </span>
        {clock(seconds)}
      </span>
      <progress aria-hidden="true" max={durationSeconds} value={seconds} />
      <span>
        <span className="unseen">{verdict.of} </span>
        {clock(durationSeconds)}
      </span>
    </p>
  );
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
