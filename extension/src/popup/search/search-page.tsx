import type { SearchHit } from "@sonica/shared/src/api/search.ts";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { remedies } from "../../failures.ts";
import { shownName } from "../../storage/title.ts";
import { Figure } from "../../ui/figure.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { Message } from "../../ui/message.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Page } from "../nav.tsx";
import { FacetChips } from "./facet-chips.tsx";
import { type Filter, isSame } from "./filters.ts";
import { keyOf, LIST_ID, type Option, optionId, Results } from "./results.tsx";
import { SongPage } from "./song-page.tsx";
import { TrendingSongs } from "./trending.tsx";
import { MAX_TYPED, type SearchState, useSearch } from "./use-search.ts";

interface Opened {
  readonly hit: SearchHit;
  readonly serverUrl: string;
}

const NONE: readonly Filter[] = [];

export function SearchPage({ onPage }: { readonly onPage: (page: Page) => void }) {
  const { search: words } = useWords();
  const [typed, setTyped] = useState("");
  const [filters, setFilters] = useState(NONE);
  /** The option the arrow keys are at, by its key: a late answer may move it. Null while they are in the box. */
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { state, onMore, onRetry } = useSearch(typed, filters);
  const options = useMemo(() => optionsOf(state), [state]);
  const active = options.findIndex((option) => keyOf(option) === activeKey);

  const onToggle = useCallback((filter: Filter) => {
    setActiveKey(null);
    setFilters((set) =>
      set.some((each) => isSame(each, filter)) ? set.filter((each) => !isSame(each, filter)) : [...set, filter],
    );
  }, []);
  const onChoose = (option: Option) => {
    if (option.kind === "hit") {
      if (state.kind === "found") setOpened({ hit: option.hit, serverUrl: state.serverUrl });
      return;
    }
    // An artist or a film is looked through: all of its songs, no word needed.
    const { kind, id, name, language } = option.suggestion;
    onToggle({ facet: kind === "film" ? "film" : "artist", value: id, shown: shownName(name, language).main });
    setTyped("");
  };

  const onKey = (event: KeyboardEvent) => {
    // While letters are composed (Devanagari keyboards) keys belong to the composition.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const places = options.length + 1;
      const next = options[((active + 1 + step + places) % places) - 1];
      setActiveKey(next ? keyOf(next) : null);
    } else if (event.key === "Enter") {
      // Else the same key press would click the button that the focus goes to.
      event.preventDefault();
      const option = options[Math.max(active, 0)];
      if (option) onChoose(option);
    } else if (event.key === "Escape" && (typed !== "" || filters.length > 0)) {
      event.preventDefault();
      setTyped("");
      setFilters(NONE);
      setActiveKey(null);
    } else if (event.key === "Escape") {
      event.preventDefault();
      onPage("listen");
    }
  };

  if (opened) {
    return (
      <main
        className="page"
        data-state="searched-song"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          setOpened(null);
        }}
      >
        <SongPage {...opened} onBack={() => setOpened(null)} />
      </main>
    );
  }
  return (
    <main
      className="page search-page"
      data-state="search"
      data-search={state.kind}
      data-answered={state.kind === "found" && !state.isOld ? state.typed : undefined}
    >
      <div className="search-tools">
        <input
          type="text"
          role="combobox"
          className="search-box"
          aria-label={words.label}
          aria-description={words.keys}
          aria-expanded={options.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          placeholder={words.label}
          maxLength={MAX_TYPED}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={typed}
          ref={focusOnShow}
          onChange={({ target }) => {
            setTyped(target.value);
            setActiveKey(null);
          }}
          onKeyDown={onKey}
        />
        <FacetChips
          filters={filters}
          facets={state.kind === "found" ? state.answer.facets : null}
          total={state.kind === "found" ? state.answer.total : 0}
          onToggle={onToggle}
        />
        <Status state={state} />
      </div>
      <Body
        state={state}
        options={options}
        active={active}
        isFiltered={filters.length > 0}
        onChoose={onChoose}
        onMore={onMore}
        onRetry={onRetry}
        onPage={onPage}
        onClear={() => setFilters(NONE)}
        onOpen={setOpened}
      />
    </main>
  );
}

function optionsOf(state: SearchState): Option[] {
  if (state.kind !== "found") return [];
  return [
    ...state.suggestions.map((suggestion): Option => ({ kind: "suggestion", suggestion })),
    ...state.answer.hits.map((hit): Option => ({ kind: "hit", hit })),
  ];
}

/** Said aloud too, once typing pauses. */
function Status({ state }: { readonly state: SearchState }) {
  const { search } = useWords();
  // The page says it in large letters already.
  const isTold = state.kind === "found" && state.answer.total === 0 && !state.isSlow;
  return (
    <p className={isTold ? "search-status unseen" : "search-status"} role="status">
      {statusWords(state, search)}
    </p>
  );
}

function statusWords(state: SearchState, words: ReturnType<typeof useWords>["search"]): string {
  switch (state.kind) {
    case "empty":
    case "failed":
      return "";
    case "searching":
      return state.isSlow ? words.slow : words.searching;
    case "found": {
      if (state.isSlow) return words.slow;
      const { total, isTotalExact, isFallback } = state.answer;
      if (total === 0) return state.isOld ? "" : words.none(state.typed.trim());
      return [words.found(total, isTotalExact), isFallback ? words.fallback : ""].filter(Boolean).join(" · ");
    }
  }
}

interface BodyProps {
  readonly state: SearchState;
  readonly options: readonly Option[];
  readonly active: number;
  readonly isFiltered: boolean;
  readonly onChoose: (option: Option) => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
  readonly onClear: () => void;
  readonly onPage: (page: Page) => void;
  readonly onOpen: (opened: Opened) => void;
}

function Body({ state, options, active, isFiltered, onChoose, onMore, onRetry, onClear, onPage, onOpen }: BodyProps) {
  const { search, failures, common } = useWords();
  switch (state.kind) {
    case "empty":
      return <TrendingSongs onOpen={(recording, serverUrl) => onOpen({ hit: plainHit(recording), serverUrl })} />;
    case "searching":
      return null;
    case "failed": {
      const { title, cause } = failures[state.code];
      const isSettings = remedies[state.code] === "settings";
      return (
        <Message
          sign={<Figure mood="asleep" width={160} height={96} />}
          title={title}
          data-code={state.code}
          isAlert
          action={
            <button type="button" className="primary" onClick={isSettings ? () => onPage("settings") : onRetry}>
              {isSettings ? search.settings : common.tryAgain}
            </button>
          }
        >
          <p>{cause}</p>
        </Message>
      );
    }
    case "found":
      if (options.length === 0) {
        return (
          <Message
            sign={<Figure mood="calm" width={160} height={96} />}
            title={state.typed.trim() === "" ? search.noneFiltered : search.none(state.typed.trim())}
            data-hits="0"
            action={
              isFiltered && (
                <button type="button" className="secondary" onClick={onClear}>
                  {search.clear}
                </button>
              )
            }
          >
            <p>{search.noneHint}</p>
          </Message>
        );
      }
      return (
        <>
          <Results options={options} active={active} isOld={state.isOld} onChoose={onChoose} />
          {state.answer.nextCursor !== undefined && (
            <button type="button" className="secondary more" onClick={onMore}>
              {search.more}
            </button>
          )}
        </>
      );
  }
}

const NO_MARKS = { latin: [], devanagari: [] };

const plainHit = (recording: SearchHit["recording"]): SearchHit => ({
  recording,
  reading: {},
  highlights: { title: NO_MARKS, artists: [], album: NO_MARKS },
  score: 1,
});
