import Trash2 from "lucide-react/icons/trash-2";
import type { HistoryEntry } from "../../storage/history.ts";
import { titleOf } from "../../storage/title.ts";
import { OpenIn } from "../open-in.tsx";
import { agoWords, countWords, positionWords } from "../words.ts";
import { SongLines } from "./recent-songs.tsx";

interface Props {
  readonly entry: HistoryEntry;
  readonly onDelete: (entry: HistoryEntry) => void;
}

/** A song however often it was heard; opens to the ways on. */
export function HistoryRow({ entry, onDelete }: Props) {
  const { song, hearings } = entry;
  const { main, other } = titleOf(song.recording);
  return (
    <li className="history-row" data-recording-id={song.recordingId} data-times={hearings.length}>
      <details>
        <summary className="song-row">
          <SongLines entry={entry} />
          <span className="song-when">
            {agoWords(hearings[0].heardAtMs, Date.now())}
            {hearings.length > 1 && <b>{hearings.length}×</b>}
          </span>
        </summary>
        <div className="history-more">
          {other && <p lang={other.lang}>{other.text}</p>}
          <p className="hint">
            Heard {countWords(hearings.length, "time", "times")}, last from {positionWords(hearings[0].offsetSeconds)}
          </p>
          <OpenIn recording={song.recording} />
        </div>
      </details>
      <button type="button" className="icon-button" aria-label={`Delete ${main.text}`} onClick={() => onDelete(entry)}>
        <Trash2 size={16} aria-hidden />
      </button>
    </li>
  );
}
