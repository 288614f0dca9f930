import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import { send } from "../messages.ts";
import type { Watch } from "../storage/watch.ts";
import { type Now, nowOf, placeIn } from "../timeline/now.ts";
import { useWords } from "../words/use-words.ts";
import { Lyric } from "./lyric.tsx";
import { NamedSong } from "./named-song.tsx";
import { Rewind } from "./rewind.tsx";

interface Props {
  readonly watch: Watch;
  /** Where there is a timeline elsewhere to go to. */
  readonly onTimeline?: () => void;
}

/** What plays where we follow, and how to stop. */
export function NowPlaying({ watch, onTimeline }: Props) {
  const { timeline } = useWords();
  const now = nowOf(watch);
  return (
    <div className="now" data-now={now.kind} data-questions={watch.questions} data-bytes-sent={watch.bytesSent}>
      <p className="now-heading">
        <span className="now-dot" aria-hidden /> {timeline.following}
      </p>
      <div role="status">
        <NowWords watch={watch} now={now} />
      </div>
      {now.kind === "song" && <NowLyric watch={watch} song={now.song} />}
      <div className="now-actions">
        {onTimeline && (
          <button type="button" className="secondary" id="timeline" onClick={onTimeline}>
            {timeline.open}
          </button>
        )}
        {!watch.ended && (
          <button
            type="button"
            className="secondary"
            id="unfollow"
            onClick={() => void send("unfollow", { watchId: watch.watchId })}
          >
            {timeline.stop}
          </button>
        )}
      </div>
      {!watch.ended && <Rewind watchId={watch.watchId} />}
    </div>
  );
}

function NowWords({ watch, now }: { readonly watch: Watch; readonly now: Now }) {
  const { timeline, failures } = useWords();
  switch (now.kind) {
    case "song":
      return <NowSong watch={watch} recordingId={now.song.recordingId} />;
    case "trouble":
      return (
        <p data-code={now.code}>
          {failures[now.code].title}. {failures[now.code].cause}
        </p>
      );
    case "silence":
    case "searching":
    case "unknown":
    case "ended":
      return <p>{timeline.now[now.kind]}</p>;
  }
}

/** Outside of what is announced. */
function NowLyric({ watch, song }: { readonly watch: Watch; readonly song: Song }) {
  const recording = watch.recordings[song.recordingId];
  if (!recording) return null;
  const { serverUrl, isPrivate } = watch;
  const placeAt = (nowMs: number) => placeIn(song, watch, nowMs);
  return <Lyric recording={recording} serverUrl={serverUrl} isPrivate={isPrivate} isPlaying placeAt={placeAt} />;
}

function NowSong({ watch, recordingId }: { readonly watch: Watch; readonly recordingId: string }) {
  const recording = watch.recordings[recordingId];
  return recording ? <NamedSong recording={recording} /> : null;
}
