import { useLiveQuery } from "dexie-react-hooks";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { send } from "../../messages.ts";
import { clearMysteries, deleteMystery, type Mystery, readMysteries, restoreMysteries } from "../../storage/mystery.ts";
import type { Undoable } from "../../ui/toast.tsx";
import { useSettings } from "../../ui/use-settings.ts";
import { dayName } from "../../words/day-name.ts";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly onDeleted: (done: Undoable) => void;
}

/** What was heard and not named yet: shown, asked about on demand, and deleted by the person who heard it. */
export function MysteryBox({ onDeleted }: Props) {
  const words = useWords();
  const { common, history, say } = words;
  const { askMatcher } = useSettings();
  const [isAsking, setIsAsking] = useState(false);
  const mysteries = useLiveQuery(readMysteries, []) ?? [];
  if (mysteries.length === 0) return null;
  const ask = async () => {
    setIsAsking(true);
    await send("ask-again").finally(() => setIsAsking(false));
  };
  const forget = async (forgotten: readonly Mystery[], deleted: Promise<void>) => {
    await deleted;
    onDeleted({ words: history.forgotten(forgotten.length), undo: () => restoreMysteries(forgotten) });
  };
  return (
    <details className="mystery-box" data-mysteries={mysteries.length}>
      <summary>{history.mysteries(mysteries.length)}</summary>
      <p className="hint">{askMatcher === "never" ? history.mysteriesForPacks : history.mysteriesHint}</p>
      <ul>
        {mysteries.map((mystery) => {
          const { id, heardAtMs, tabTitle, why, heardSeconds, bytes } = mystery;
          const when = history.mysteryAt(dayName(words, heardAtMs, Date.now()), say.time(heardAtMs));
          return (
            <li key={id} className="pack" data-mystery={id} data-why={why}>
              <span className="pack-lines">
                <span className="song-title">{when}</span>
                <bdi className="song-who">{tabTitle}</bdi>
                <span className="hint">
                  {history.why[why]} · {say.seconds(heardSeconds)} · {say.bytes(bytes.length)}
                </span>
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={common.deleteNamed(when)}
                onClick={() => void forget([mystery], deleteMystery(id))}
              >
                <Trash2 size={16} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <div className="actions">
        <button type="button" className="secondary" disabled={isAsking} onClick={() => void ask()}>
          {isAsking ? common.loading : history.askNow}
        </button>
        <button type="button" className="secondary" onClick={() => void forget(mysteries, clearMysteries())}>
          {history.forgetAll}
        </button>
      </div>
    </details>
  );
}
