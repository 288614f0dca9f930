import { useState } from "react";
import { historyCsv } from "../../exchange/history-csv.ts";
import { historyJson } from "../../exchange/history-file.ts";
import { historyXspf } from "../../exchange/history-xspf.ts";
import { type ImportOutcome, send } from "../../messages.ts";
import type { History } from "../../storage/history.ts";
import { useWords } from "../../words/use-words.ts";
import { useStorageUse } from "../packs/use-storage-use.ts";

const FORMATS = {
  csv: { mediaType: "text/csv;charset=utf-8", write: historyCsv },
  json: { mediaType: "application/json", write: historyJson },
  xspf: { mediaType: "application/xspf+xml", write: historyXspf },
} as const;

type Format = keyof typeof FORMATS;

/** The history to a file and back, with no account. */
export function Exchange({ history }: { readonly history: History }) {
  const { history: words, packs } = useWords();
  const storage = useStorageUse(history);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const take = async (file: File) => {
    setOutcome(null);
    setOutcome(await send("import-history", { text: await file.text() }));
  };
  return (
    <details className="exchange">
      <summary>{words.exchange}</summary>
      <div className="actions">
        {(Object.keys(FORMATS) as Format[]).map((format) => (
          <button
            key={format}
            type="button"
            className="secondary"
            data-export={format}
            disabled={history.hearings.length === 0}
            onClick={() => save(history, format)}
          >
            {words.exportAs[format]}
          </button>
        ))}
        <label className="file secondary">
          {words.importFile}
          <input
            type="file"
            accept=".json,.csv"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void take(file);
              target.value = "";
            }}
          />
        </label>
      </div>
      <p className="hint">{words.importHint}</p>
      {storage && <p className="hint">{packs.storage(storage.used, storage.quota)}</p>}
      <p role="status" className="hint" data-import={outcome?.kind}>
        {outcome?.kind === "imported" && words.imported(outcome.added, outcome.known, outcome.skipped)}
        {outcome?.kind === "failed" && words.importTrouble[outcome.trouble]}
      </p>
    </details>
  );
}

function save(history: History, format: Format): void {
  const { mediaType, write } = FORMATS[format];
  const now = new Date();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([write(history, now)], { type: mediaType }));
  link.download = `sonica-history-${now.toISOString().slice(0, 10)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
