import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { FoundSongs } from "../../finder/protocol.ts";
import type { HistoryEntry } from "../../storage/history.ts";
import { dayName } from "../../words/day-name.ts";
import { useWords } from "../../words/use-words.ts";
import { HistoryRow } from "./history-row.tsx";
import type { HistoryListRow } from "./history-rows.ts";

/** Heights before a row has been measured, pixels. */
const ESTIMATED_HEIGHT = { day: 40, sitting: 26, song: 69 } as const;

/** Rows drawn beyond either edge, so that scrolling never shows a gap. */
const OVERSCAN = 8;

interface Props {
  readonly rows: readonly HistoryListRow[];
  readonly found: FoundSongs;
  readonly onDelete: (entry: HistoryEntry) => void;
}

/** Only the rows in sight are in the document: ten thousand scroll like ten. */
export function HistoryList({ rows, found, onDelete }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ESTIMATED_HEIGHT[rows[index].kind],
    getItemKey: (index) => rows[index].key,
    overscan: OVERSCAN,
  });
  return (
    <section
      className="history-scroll"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={useWords().common.pages.history}
    >
      <ul className="history" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row row={rows[index]} found={found} onDelete={onDelete} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Pick<Props, "found" | "onDelete"> {
  readonly row: HistoryListRow;
}

function Row({ row, found, onDelete }: RowProps) {
  const words = useWords();
  switch (row.kind) {
    case "day":
      return <h2 className="history-day">{dayName(words, row.ms, Date.now())}</h2>;
    case "sitting":
      return (
        <h3 className="history-sitting">
          {row.fromMs > 0 && words.history.sitting(words.say.time(row.fromMs), words.say.time(row.untilMs))}
        </h3>
      );
    case "song":
      return <HistoryRow entry={row} marks={found?.get(row.song.recordingId)} onDelete={onDelete} />;
  }
}
