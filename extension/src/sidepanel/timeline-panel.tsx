import { useEffect, useState } from "react";
import browser from "webextension-polyfill";
import type { Watch } from "../storage/watch.ts";
import { Figure } from "../ui/figure.tsx";
import { Frame } from "../ui/frame.tsx";
import { Message } from "../ui/message.tsx";
import { NowPlaying } from "../ui/now-playing.tsx";
import { useWatches } from "../ui/use-watches.ts";
import { useWords } from "../words/use-words.ts";
import { Exports } from "./exports.tsx";
import { SharingSection } from "./sharing-section.tsx";
import { StretchList } from "./stretch-list.tsx";

export function TimelinePanel() {
  return (
    <Frame>
      <Panel />
    </Frame>
  );
}

function Panel() {
  const { timeline } = useWords();
  const watches = useWatches();
  const tabId = useFrontTab();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!watches) return null;
  const watch = chosenOf(watches, chosen, tabId);
  if (!watch) return <Empty />;
  return (
    <main className="timeline" data-watch={watch.watchId} data-state={watch.ended ? "ended" : "live"}>
      <h1>{timeline.title}</h1>
      {watches.length > 1 ? (
        <label className="choose">
          <span className="unseen">{timeline.choose}</span>
          <select value={watch.watchId} onChange={(event) => setChosen(event.target.value)}>
            {watches.map(({ watchId, title }) => (
              <option key={watchId} value={watchId}>
                {title || watchId.slice(0, 8)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="watch-title">
          <bdi>{watch.title}</bdi>
        </p>
      )}
      <NowPlaying watch={watch} />
      <StretchList watch={watch} />
      <Exports watch={watch} />
      <SharingSection watch={watch} />
      <p className="hint">{timeline.sent(watch.questions, watch.bytesSent)}</p>
      <p className="hint">{timeline.remembered(REMEMBERED_BYTES)}</p>
    </main>
  );
}

/** Three minutes of peaks, 60 a second, as numbers in memory: see worker/piece.ts. */
const REMEMBERED_BYTES = 180 * 60 * 4 * 8;

function Empty() {
  const { timeline } = useWords();
  return (
    <main className="timeline" data-state="empty">
      <h1>{timeline.title}</h1>
      <Message sign={<Figure mood="asleep" width={260} height={96} />} title={timeline.empty}>
        <p>{timeline.emptyHint}</p>
      </Message>
    </main>
  );
}

/** The one that was picked; else what goes on in the tab in front, else what goes on, else the latest. */
function chosenOf(watches: readonly Watch[], chosen: string | null, tabId: number | null): Watch | undefined {
  return (
    watches.find(({ watchId }) => watchId === chosen) ??
    watches.find((watch) => watch.tabId === tabId && !watch.ended) ??
    watches.find(({ ended }) => !ended) ??
    watches[0]
  );
}

/** The tab in front of this window, also after another was brought there. */
function useFrontTab(): number | null {
  const [tabId, setTabId] = useState<number | null>(null);
  useEffect(() => {
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      setTabId(tab?.id ?? null);
    };
    const listener = () => void look();
    browser.tabs.onActivated.addListener(listener);
    void look();
    return () => browser.tabs.onActivated.removeListener(listener);
  }, []);
  return tabId;
}
