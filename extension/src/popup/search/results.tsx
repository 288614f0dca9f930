import type { SearchHit, Suggestion } from "@sonica/shared/src/api/search.ts";
import Clapperboard from "lucide-react/icons/clapperboard";
import Mic from "lucide-react/icons/mic";
import { Fragment, useEffect, useRef } from "react";
import { shownName } from "../../storage/title.ts";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";
import { HighlightedName } from "./highlighted.tsx";
import { withReading } from "./reading.ts";

/** What the arrow keys go through. */
export type Option =
  | { readonly kind: "suggestion"; readonly suggestion: Suggestion }
  | { readonly kind: "hit"; readonly hit: SearchHit };

export const LIST_ID = "search-results";
export const optionId = (at: number): string => `search-option-${at}`;

interface Props {
  readonly options: readonly Option[];
  readonly active: number;
  readonly isOld: boolean;
  readonly onChoose: (option: Option) => void;
}

export function Results({ options, active, isOld, onChoose }: Props) {
  const { search } = useWords();
  return (
    <div id={LIST_ID} role="listbox" aria-label={search.results} className="results" data-old={isOld || undefined}>
      {options.map((option, at) => (
        <Row key={keyOf(option)} option={option} at={at} isActive={at === active} onChoose={onChoose} />
      ))}
    </div>
  );
}

export const keyOf = (option: Option): string =>
  option.kind === "hit" ? option.hit.recording.id : `${option.suggestion.kind} ${option.suggestion.id}`;

interface RowProps {
  readonly option: Option;
  readonly at: number;
  readonly isActive: boolean;
  readonly onChoose: (option: Option) => void;
}

/** The keyboard stays in the search box, which points here; a click is for the mouse. */
function Row({ option, at, isActive, onChoose }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys (WAI-ARIA listbox popup)
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points at it
    <div
      ref={row}
      id={optionId(at)}
      role="option"
      aria-selected={isActive}
      className="result"
      data-recording-id={option.kind === "hit" ? option.hit.recording.id : undefined}
      data-suggestion={option.kind === "suggestion" ? option.suggestion.kind : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(option)}
    >
      {option.kind === "hit" ? <Hit hit={option.hit} /> : <Suggested suggestion={option.suggestion} />}
    </div>
  );
}

function Hit({ hit: { recording, reading, highlights, year } }: { readonly hit: SearchHit }) {
  const { script } = useSettings();
  const { title, language, artists, album } = recording;
  const { main, other } = withReading(shownName(title, language, script), reading, language);
  const singers = artists.map((artist, at) => ({ artist, at })).filter(({ artist }) => artist.role === "singer");
  const shown = singers.length > 0 ? singers : artists.map((artist, at) => ({ artist, at }));
  return (
    <>
      <span className="result-title">
        <HighlightedName name={title} marks={highlights.title} said={main} />
        {other && (
          <>
            {" "}
            <HighlightedName name={title} marks={highlights.title} said={other} className="result-other" />
          </>
        )}
      </span>
      <span className="result-who">
        {shown.map(({ artist, at }, i) => (
          <Fragment key={`${artist.id} ${artist.role}`}>
            {i > 0 && ", "}
            <HighlightedName
              name={artist.name}
              marks={highlights.artists[at]}
              said={shownName(artist.name, language, script).main}
            />
          </Fragment>
        ))}
        {album && (
          <>
            {shown.length > 0 && " · "}
            <HighlightedName
              name={album.name}
              marks={highlights.album}
              said={shownName(album.name, language, script).main}
            />
          </>
        )}
        {year !== undefined && ` · ${year}`}
      </span>
    </>
  );
}

function Suggested({ suggestion: { kind, name, language, highlights } }: { readonly suggestion: Suggestion }) {
  const { search } = useWords();
  const { script } = useSettings();
  const Sign = kind === "film" ? Clapperboard : Mic;
  return (
    <span className="suggested">
      <Sign size={15} aria-hidden />
      <HighlightedName name={name} marks={highlights} said={shownName(name, language, script).main} />
      <span className="suggested-kind">{search.kinds[kind === "film" ? "film" : "artist"]}</span>
    </span>
  );
}
