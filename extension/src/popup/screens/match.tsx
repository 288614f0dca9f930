import { send } from "../../messages.ts";
import type { Matched } from "../../storage/session.ts";
import { Lyric } from "../../ui/lyric.tsx";
import { SaidText, Singers, useTitle } from "../../ui/said-name.tsx";
import { alterationWords } from "../../words/altered.ts";
import { certaintyWords } from "../../words/certainty.ts";
import { useWords } from "../../words/use-words.ts";
import { AlsoOn } from "../also-on.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Cover } from "../cover.tsx";
import { Facts } from "../facts.tsx";
import { SubmitListen } from "../listens/submit-listen.tsx";
import { OpenIn } from "../open-in.tsx";
import { Position } from "../position.tsx";
import { Receipt } from "../receipt.tsx";
import { runningPosition } from "../running-position.ts";
import { ShareButton } from "../share-button.tsx";

interface Props {
  readonly session: Matched;
  /** The tab is still playing, so the position runs on. */
  readonly isPlaying: boolean;
  readonly onListen: () => void;
}

export function MatchScreen({ session, isPlaying, onListen }: Props) {
  const { heard, match, source, sky, isConfirmed } = session;
  const { recording } = match;
  const title = useTitle(recording);
  const words = useWords();
  const altered = alterationWords(words, match);
  return (
    <article
      className="card"
      aria-label={words.verdict.song}
      data-verdict="match"
      data-recording-id={recording.id}
      data-offset-seconds={match.offsetSeconds}
      data-heard-seconds={heard.heardSeconds}
      data-clip-started-at-ms={heard.firstSampleAtMs}
      data-confidence={match.confidence}
    >
      <Cover recording={recording} sky={sky} serverUrl={source.kind === "server" ? heard.serverUrl : null}>
        <span className="pill">
          {isConfirmed ? words.verdict.certainty.picked : certaintyWords(words, match.confidence)}
        </span>
        {altered && <span className="pill pill-altered">{altered}</span>}
      </Cover>
      <div className="title">
        <h2>
          <SaidText {...title.main} />
        </h2>
        {title.other && (
          <p className="other-title">
            <SaidText {...title.other} />
          </p>
        )}
        <p className="singers">
          <Singers recording={recording} />
        </p>
      </div>
      <Position session={session} isPlaying={isPlaying} />
      <Lyric
        recording={recording}
        serverUrl={heard.serverUrl}
        isPrivate={heard.tab.isPrivate}
        isPlaying={isPlaying}
        placeAt={(nowMs) => runningPosition(match, heard.firstSampleAtMs, nowMs)}
      />
      <Facts recording={recording} />
      <AlsoOn relatives={match.alsoOn ?? []} />
      <OpenIn recording={recording} />
      {!heard.tab.isPrivate && (
        <SubmitListen recording={recording} listenedAtMs={heard.firstSampleAtMs || heard.startedAtMs} />
      )}
      <Receipt heard={heard} source={source} />
      <div className="actions">
        <button type="button" className="primary" onClick={onListen}>
          {words.listen.again}
        </button>
        <CopyButton recording={recording} />
        <ShareButton recording={recording} />
        <button
          type="button"
          className="secondary"
          onClick={() => void send("reject", { sessionId: heard.sessionId, recordingId: recording.id })}
        >
          {words.history.notThisSong}
        </button>
      </div>
    </article>
  );
}
