import type { Gap, Song } from "@sonica/shared/src/timeline/timeline.ts";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import { send } from "../messages.ts";
import type { Watch } from "../storage/watch.ts";
import { judgementOf, stretchesOf } from "../timeline/stretches.ts";
import { NamedSong } from "../ui/named-song.tsx";
import { alteredWords } from "../words/altered.ts";
import { clock } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";

/** Everything that played, in order; gaps are named as what they are. */
export function StretchList({ watch }: { readonly watch: Watch }) {
  const { timeline } = useWords();
  return (
    <ol className="stretches" aria-label={timeline.title}>
      {stretchesOf(watch).map((stretch) => (
        <li key={`${stretch.kind} ${stretch.fromSeconds}`} className={stretch.kind}>
          {stretch.kind === "song" ? <SongRow song={stretch} watch={watch} /> : <GapRow gap={stretch} />}
        </li>
      ))}
    </ol>
  );
}

function Times({ from, until, isGoingOn = false }: { from: number; until: number; isGoingOn?: boolean }) {
  const { timeline } = useWords();
  const end = isGoingOn ? timeline.stillPlaying : clock(until);
  return (
    <p className="times">
      <span aria-hidden>
        {clock(from)} – {end}
      </span>
      <span className="unseen">{timeline.fromTo(clock(from), end)}</span>
    </p>
  );
}

function SongRow({ song, watch }: { readonly song: Song; readonly watch: Watch }) {
  const words = useWords();
  const { timeline } = words;
  const recording = watch.recordings[song.recordingId];
  const judged = judgementOf(song, watch.judgements);
  const altered = alteredWords(words, song);
  const judge = (isRight: boolean) => {
    const { recordingId, fromSeconds, untilSeconds } = song;
    void send("judge", { watchId: watch.watchId, judgement: { recordingId, fromSeconds, untilSeconds, isRight } });
  };
  return (
    <div
      className="stretch"
      data-recording-id={song.recordingId}
      data-from-seconds={song.fromSeconds}
      data-until-seconds={song.untilSeconds}
    >
      <Times from={song.fromSeconds} until={song.untilSeconds} isGoingOn={song.isGoingOn && !watch.ended} />
      {recording && <NamedSong recording={recording} />}
      {altered && <p className="pill">{altered}</p>}
      <div className="judge">
        <button
          type="button"
          className="icon-button"
          aria-label={judged?.isRight ? timeline.isRight : timeline.right}
          aria-pressed={judged?.isRight === true}
          onClick={() => judge(true)}
        >
          <Check size={18} aria-hidden />
        </button>
        <button type="button" className="icon-button" aria-label={timeline.wrong} onClick={() => judge(false)}>
          <X size={18} aria-hidden />
        </button>
      </div>
    </div>
  );
}

function GapRow({ gap }: { readonly gap: Gap }) {
  const { timeline } = useWords();
  return (
    <div
      className="stretch"
      data-gap={gap.reason}
      data-from-seconds={gap.fromSeconds}
      data-until-seconds={gap.untilSeconds}
    >
      <Times from={gap.fromSeconds} until={gap.untilSeconds} />
      <p className="gap-words">{timeline.gap[gap.reason]}</p>
    </div>
  );
}
