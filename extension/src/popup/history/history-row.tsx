import type { SongMarks } from "@sonica/shared/src/text/song.ts";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import type { HistoryEntry } from "../../storage/history.ts";
import { SaidText, useTitle } from "../../ui/said-name.tsx";
import { SongLines } from "../../ui/song-lines.tsx";
import { clock } from "../../words/clock.ts";
import { useWords } from "../../words/use-words.ts";
import { SubmitListen } from "../listens/submit-listen.tsx";
import { OpenIn } from "../open-in.tsx";
import { EditNames } from "./edit-names.tsx";

interface Props {
  readonly entry: HistoryEntry;
  /** What of its names was searched for. */
  readonly marks: SongMarks | undefined;
  readonly onDelete: (entry: HistoryEntry) => void;
}

/** A song of one sitting, however often it was heard in it; opens to the ways on. */
export function HistoryRow({ entry, marks, onDelete }: Props) {
  const { song, hearings } = entry;
  const { common, history, say } = useWords();
  const { main, other } = useTitle(song.recording);
  const [isOpen, setIsOpen] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const { heardAtMs, offsetSeconds } = hearings[0];
  return (
    <div className="history-row" data-recording-id={song.recordingId} data-times={hearings.length}>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary className="song-row">
          <SongLines recording={song.recording} sky={song.sky} marks={marks} />
          <span className="song-when">
            {heardAtMs > 0 && say.time(heardAtMs)}
            {hearings.length > 1 && <b>{hearings.length}×</b>}
          </span>
        </summary>
        <div className="history-more">
          {other && (
            <p>
              <SaidText {...other} name={song.recording.title} marks={marks?.title} />
            </p>
          )}
          <p className="hint">{history.heardTimes(hearings.length, clock(offsetSeconds))}</p>
          <OpenIn recording={song.recording} />
          {isOpen && <SubmitListen recording={song.recording} listenedAtMs={heardAtMs} />}
          {isEditing ? (
            <EditNames song={song} onDone={() => setIsEditing(false)} />
          ) : (
            <button type="button" className="secondary" onClick={() => setIsEditing(true)}>
              {history.edit}
            </button>
          )}
        </div>
      </details>
      <button
        type="button"
        className="icon-button"
        aria-label={common.deleteNamed(main.text)}
        onClick={() => onDelete({ song, hearings })}
      >
        <Trash2 size={16} aria-hidden />
      </button>
    </div>
  );
}
