import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useState } from "react";
import { countSongs, deleteEntry, type HistoryEntry, readHistory, restoreEntry } from "../../storage/history.ts";
import { SaidName } from "../../ui/said-name.tsx";
import { SkyMark } from "../../ui/sky-mark.tsx";
import { Filled } from "../../words/filled.tsx";
import { useWords } from "../../words/use-words.ts";
import { HistoryRow } from "./history-row.tsx";

/** Songs shown before more are asked for. */
const PAGE_SONGS = 50;

export function HistoryPage() {
  const { common, history } = useWords();
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
            <h2>{history.empty}</h2>
            <p>{history.emptyHint}</p>
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
          {common.showMore}
        </button>
      )}
      <div className="toast" role="status">
        {deleted && (
          <>
            <span className="toast-words">
              <Filled
                words={history.deleted}
                values={{
                  title: <SaidName name={deleted.song.recording.title} language={deleted.song.recording.language} />,
                }}
              />
            </span>
            <button type="button" onClick={() => onUndo(deleted)}>
              {common.undo}
            </button>
          </>
        )}
      </div>
    </main>
  );
}
