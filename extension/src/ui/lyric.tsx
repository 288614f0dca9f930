import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import { useEffect, useState } from "react";
import { send } from "../messages.ts";
import { saidLine } from "../storage/title.ts";
import { useWords } from "../words/use-words.ts";
import { useClock } from "./use-clock.ts";

interface Props {
  readonly recording: Recording;
  readonly serverUrl: string;
  readonly isPrivate: boolean;
  readonly isPlaying: boolean;
  /** Where in the recording the song is at a moment, seconds. */
  readonly placeAt: (nowMs: number) => number;
}

/** The line that is sung where the song is now. To be read, and never announced: a new one comes every few seconds. */
export function Lyric(props: Props) {
  const lines = useLyrics(props);
  return lines && <Line lines={lines} {...props} />;
}

function Line({ lines, recording, isPlaying, placeAt }: Props & { readonly lines: readonly LyricLine[] }) {
  const { verdict } = useWords();
  const seconds = placeAt(useClock(isPlaying));
  // None before the first.
  const line = lines.findLast((each) => each.seconds <= seconds);
  const said = saidLine(line?.text ?? "", recording.language);
  return (
    <p className="lyric" data-lyric-seconds={line?.seconds}>
      {line?.text && (
        <>
          <span className="unseen">{verdict.lyric} </span>
          <bdi key={line.seconds} lang={said.lang}>
            {said.text}
          </bdi>
        </>
      )}
    </p>
  );
}

/** Null while there are none. */
function useLyrics({ recording, serverUrl, isPrivate }: Props): readonly LyricLine[] | null {
  const [lines, setLines] = useState<readonly LyricLine[] | null>(null);
  const { id: recordingId, lyricsPath } = recording;
  useEffect(() => {
    let isMine = true;
    setLines(null);
    if (lyricsPath !== undefined) {
      void send("lyrics", { recordingId, serverUrl, isPrivate }).then(
        (found) => isMine && setLines(found),
        () => undefined,
      );
    }
    return () => {
      isMine = false;
    };
  }, [recordingId, lyricsPath, serverUrl, isPrivate]);
  return lines;
}
