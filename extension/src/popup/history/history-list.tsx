import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { FoundSongs } from "../../finder/protocol.ts";
import type { HistoryEntry } from "../../storage/history.ts";
import { dayName } from "../../words/day-name.ts";
import { useWords } from "../../words/use-words.ts";
import { HistoryRow } from "./history-row.tsx";
import type { HistoryListRow } from "./history-rows.ts";

/** Heights before a row has been measured, pixels. */
const ESTIMATED_HEIGHT = { day: 40, sitting: 26, song: 61 } as const;

/** Rows drawn beyond either edge, so that scrolling never shows a gap. */
const OVERSCAN = 8;

interface Props {
  readonly rows: readonly HistoryListRow[];
  readonly found: FoundSongs;
  readonly onDelete: (entry: HistoryEntry) => void;
}

/** Only the rows in sight are in the document: ten thousand scroll like ten. It scrolls with its parent. */
export function HistoryList({ rows, found, onDelete }: Props) {
  const own = useRef<HTMLUListElement>(null);
  const scrollMargin = useOffsetTop(own);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => own.current?.parentElement ?? null,
    scrollMargin,
    estimateSize: (index) => ESTIMATED_HEIGHT[rows[index].kind],
    getItemKey: (index) => rows[index].key,
    overscan: OVERSCAN,
  });
  return (
    <ul
      className="history"
      ref={own}
      aria-label={useWords().common.pages.history}
      style={{ height: list.getTotalSize() }}
    >
      {list.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={list.measureElement}
          data-index={index}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - scrollMargin}px)` }}
        >
          <Row row={rows[index]} found={found} onDelete={onDelete} />
        </li>
      ))}
    </ul>
  );
}

/** How far down in its parent the list begins, pixels: what stands right before it opens and closes. */
function useOffsetTop(list: RefObject<HTMLElement | null>): number {
  const [offsetTop, setOffsetTop] = useState(0);
  useLayoutEffect(() => {
    const before = list.current?.previousElementSibling;
    if (!before) return;
    const observer = new ResizeObserver(() => setOffsetTop(list.current?.offsetTop ?? 0));
    observer.observe(before);
    return () => observer.disconnect();
  }, [list]);
  return offsetTop;
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
