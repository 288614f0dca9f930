import type { Matched } from "../storage/session.ts";
import { useClock } from "../ui/use-clock.ts";
import { clock } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import { runningPosition } from "./running-position.ts";

interface Props {
  readonly session: Matched;
  readonly isPlaying: boolean;
}

/** Where in the song the tab is now; it runs on while the tab plays. */
export function Position({ session: { match, heard }, isPlaying }: Props) {
  const { verdict } = useWords();
  const seconds = runningPosition(match, heard.firstSampleAtMs, useClock(isPlaying));
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
