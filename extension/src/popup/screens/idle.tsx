import Volume2 from "lucide-react/icons/volume-2";
import VolumeX from "lucide-react/icons/volume-x";
import type { TabView } from "../../messages.ts";
import { Figure } from "../../ui/figure.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { useWords } from "../../words/use-words.ts";
import { AutoSection } from "../auto/auto-section.tsx";
import { RecentSongs } from "../history/recent-songs.tsx";
import { GoodNews } from "../mystery/good-news.tsx";
import { SearchEntry } from "../search/search-entry.tsx";

interface Props {
  readonly tab: TabView | null;
  /** The tab plays nothing: listening will start by itself as soon as it does. */
  readonly isQuiet: boolean;
  readonly onListen: () => void;
  readonly onSearch: () => void;
}

export function IdleScreen({ tab, isQuiet, onListen, onSearch }: Props) {
  const { listen } = useWords();
  return (
    <section className="idle" aria-label={listen.ready}>
      <div className="idle-sky">
        <Figure mood={isQuiet ? "asleep" : "calm"} width={348} height={124} />
      </div>
      {tab && <TabLine tab={tab} />}
      <button type="button" className={isQuiet ? "secondary" : "primary"} onClick={onListen} ref={focusOnShow}>
        {isQuiet ? listen.startAnyway : listen.start}
      </button>
      <p className="hint">{isQuiet ? listen.quietHint : listen.hint}</p>
      <SearchEntry onOpen={onSearch} />
      <GoodNews />
      <RecentSongs />
      <AutoSection />
    </section>
  );
}

/** Which tab we stand over, and whether it can be heard. */
function TabLine({ tab }: { readonly tab: TabView }) {
  const { listen } = useWords();
  const Speaker = tab.isAudible && !tab.isMuted ? Volume2 : VolumeX;
  const state = tab.isMuted ? "muted" : tab.isAudible ? "playing" : "silent";
  return (
    <p className="tab-line">
      {tab.iconUrl && <img src={tab.iconUrl} alt="" width={16} height={16} />}
      <bdi className="tab-title" title={tab.title}>
        {tab.title || listen.thisTab}
      </bdi>
      <span className="tab-state">
        <Speaker size={14} aria-hidden /> {listen.tabState[state]}
      </span>
    </p>
  );
}
