import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useMemo, useState } from "react";
import { deleteEntry, type HistoryEntry, readWholeHistory, restoreEntry } from "../../storage/history.ts";
import { Figure } from "../../ui/figure.tsx";
import { Message } from "../../ui/message.tsx";
import { SaidName } from "../../ui/said-name.tsx";
import { Toast, type Undoable } from "../../ui/toast.tsx";
import { Filled } from "../../words/filled.tsx";
import { useWords } from "../../words/use-words.ts";
import { MysteryBox } from "../mystery/mystery-box.tsx";
import { MAX_TYPED } from "../search/use-search.ts";
import { Exchange } from "./exchange.tsx";
import { HistoryList } from "./history-list.tsx";
import { rowsOf } from "./history-rows.ts";
import { useFound } from "./use-found.ts";

export function HistoryPage() {
  const { history: words } = useWords();
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState<Undoable | null>(null);
  const history = useLiveQuery(readWholeHistory, []);
  const found = useFound(history, typed);
  const rows = useMemo(() => (history ? rowsOf(history, found.songs) : []), [history, found.songs]);
  const onDelete = useCallback((entry: HistoryEntry) => {
    void deleteEntry(entry).then(() => setDone({ words: <Deleted entry={entry} />, undo: () => restoreEntry(entry) }));
  }, []);

  if (!history) return <main className="page" data-state="history" />;
  return (
    <main
      className="page history-page"
      data-state="history"
      data-hearings={history.hearings.length}
      data-searched={found.typed}
    >
      {history.hearings.length > 0 && (
        <div className="history-search">
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            maxLength={MAX_TYPED}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
      )}
      <div className="history-tools">
        <MysteryBox onDeleted={setDone} />
        <Exchange history={history} />
      </div>
      {history.hearings.length === 0 && (
        <Message sign={<Figure mood="calm" width={200} height={120} />} title={words.empty}>
          <p>{words.emptyHint}</p>
        </Message>
      )}
      {history.hearings.length > 0 && rows.length === 0 && (
        <p className="hint history-none" role="status">
          {words.noneFound}
        </p>
      )}
      {rows.length > 0 && <HistoryList rows={rows} found={found.songs} onDelete={onDelete} />}
      <Toast done={done} onUndone={() => setDone(null)} />
    </main>
  );
}

function Deleted({ entry }: { readonly entry: HistoryEntry }) {
  const { history } = useWords();
  const { title, language } = entry.song.recording;
  return <Filled words={history.deleted} values={{ title: <SaidName name={title} language={language} /> }} />;
}
