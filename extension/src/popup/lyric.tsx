import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import { useEffect, useState } from "react";
import { send } from "../messages.ts";
import type { Matched } from "../storage/session.ts";
import { saidLine } from "../storage/title.ts";
import { useWords } from "../words/use-words.ts";
import { useRunningPosition } from "./use-running-position.ts";

interface Props {
  readonly session: Matched;
  readonly isPlaying: boolean;
}

/** The line that is sung where the song is now. It is there to be read, and never announced: a new one comes every few seconds. */
export function Lyric({ session, isPlaying }: Props) {
  const lines = useLyrics(session);
  return lines && <Line lines={lines} session={session} isPlaying={isPlaying} />;
}

function Line({ lines, session, isPlaying }: Props & { readonly lines: readonly LyricLine[] }) {
  const { verdict } = useWords();
  const seconds = useRunningPosition(session, isPlaying);
  const line = lineAt(lines, seconds);
  const said = saidLine(line?.text ?? "", session.match.recording.language);
  return (
    <p className="lyric" data-lyric-seconds={line?.seconds}>
      {said.text && <span className="unseen">{verdict.lyric} </span>}
      <bdi key={line?.seconds} lang={said.lang}>
        {said.text}
      </bdi>
    </p>
  );
}

/** Undefined before the first. */
const lineAt = (lines: readonly LyricLine[], seconds: number): LyricLine | undefined =>
  lines.findLast((line) => line.seconds <= seconds);

/** Null while there are none. */
function useLyrics({ match, heard }: Matched): readonly LyricLine[] | null {
  const [lines, setLines] = useState<readonly LyricLine[] | null>(null);
  const { id: recordingId, lyricsPath } = match.recording;
  const { serverUrl, tab } = heard;
  useEffect(() => {
    let isMine = true;
    setLines(null);
    if (lyricsPath !== undefined) {
      void send("lyrics", { recordingId, serverUrl, isPrivate: tab.isPrivate }).then(
        (found) => isMine && setLines(found),
        () => undefined,
      );
    }
    return () => {
      isMine = false;
    };
  }, [recordingId, lyricsPath, serverUrl, tab.isPrivate]);
  return lines;
}
