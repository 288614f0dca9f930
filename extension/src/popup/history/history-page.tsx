import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useState } from "react";
import { countSongs, deleteEntry, type HistoryEntry, readHistory, restoreEntry } from "../../storage/history.ts";
import { titleOf } from "../../storage/title.ts";
import { SaidText } from "../said-name.tsx";
import { SkyMark } from "../sky-mark.tsx";
import { HistoryRow } from "./history-row.tsx";

/** Songs shown before more are asked for. */
const PAGE_SONGS = 50;

export function HistoryPage() {
  const [limit, setLimit] = useState(PAGE_SONGS);
  const [deleted, setDeleted] = useState<HistoryEntry | null>(null);
  const entries = useLiveQuery(() => readHistory(limit), [limit]);
  const songs = useLiveQuery(countSongs, []) ?? 0;

  const onDelete = useCallback((entry: HistoryEntry) => {
    void deleteEntry(entry).then(() => setDeleted(entry));
  }, []);
  const onUndo = (entry: HistoryEntry) => void restoreEntry(entry).then(() => setDeleted(null));

  if (!entries) return <main className="page" data-state="history" />;
  return (
    <main className="page" data-state="history">
      {entries.length === 0 ? (
        <section className="message">
          <SkyMark sky={null} width={200} height={120} />
          <div>
            <h2>Nothing here yet</h2>
            <p>Songs you find are kept here, on this device only.</p>
          </div>
        </section>
      ) : (
        <ul className="history">
          {entries.map((entry) => (
            <HistoryRow key={entry.song.recordingId} entry={entry} onDelete={onDelete} />
          ))}
        </ul>
      )}
      {songs > limit && (
        <button type="button" className="secondary more" onClick={() => setLimit(limit + PAGE_SONGS)}>
          Show more
        </button>
      )}
      <div className="toast" role="status">
        {deleted && (
          <>
            <span className="toast-words">
              Deleted <SaidText {...titleOf(deleted.song.recording).main} />
            </span>
            <button type="button" onClick={() => onUndo(deleted)}>
              Undo
            </button>
          </>
        )}
      </div>
    </main>
  );
}
