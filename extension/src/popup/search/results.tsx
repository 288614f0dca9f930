import type { SearchHit, Suggestion } from "@sonica/shared/src/api/search.ts";
import Clapperboard from "lucide-react/icons/clapperboard";
import Mic from "lucide-react/icons/mic";
import { useEffect, useRef } from "react";
import { shownName } from "../../storage/title.ts";
import { SaidName, SaidText, Singers } from "../../ui/said-name.tsx";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";
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
  return (
    <>
      <span className="result-title">
        <SaidText {...main} name={title} marks={highlights.title} />
        {other && (
          <>
            {" "}
            <SaidText {...other} className="result-other" name={title} marks={highlights.title} />
          </>
        )}
      </span>
      <span className="result-who">
        <Singers recording={recording} marks={highlights.artists} />
        {album && (
          <>
            {artists.length > 0 && " · "}
            <SaidName name={album.name} language={language} marks={highlights.album} />
          </>
        )}
        {year !== undefined && ` · ${year}`}
      </span>
    </>
  );
}

function Suggested({ suggestion: { kind, name, language, highlights } }: { readonly suggestion: Suggestion }) {
  const { search } = useWords();
  const Sign = kind === "film" ? Clapperboard : Mic;
  return (
    <span className="suggested">
      <Sign size={15} aria-hidden />
      <SaidName name={name} language={language} marks={highlights} />
      <span className="suggested-kind">{search.kinds[kind === "film" ? "film" : "artist"]}</span>
    </span>
  );
}
