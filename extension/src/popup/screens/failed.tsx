import CircleAlert from "lucide-react/icons/circle-alert";
import { type FailureCode, type Remedy, remedies } from "../../failures.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { useWords } from "../../words/use-words.ts";
import { KeptForLater } from "../mystery/kept-for-later.tsx";

interface Props {
  readonly code: FailureCode;
  /** The session that failed, when one did. */
  readonly sessionId?: string | undefined;
  readonly tabTitle?: string | undefined;
  readonly onRemedy: (remedy: Remedy) => void;
}

export function FailedScreen({ code, sessionId, tabTitle, onRemedy }: Props) {
  const { title, cause, next } = useWords().failures[code];
  const remedy = remedies[code];
  return (
    <section className="message" data-code={code}>
      <CircleAlert size={44} strokeWidth={1.5} aria-hidden className="message-sign" />
      <div role="alert">
        <h2>{title}</h2>
        <p>{cause}</p>
        {tabTitle && (
          <p className="next">
            <bdi>{tabTitle}</bdi>
          </p>
        )}
        {remedy === "none" && <p className="next">{next}</p>}
      </div>
      {sessionId && <KeptForLater sessionId={sessionId} />}
      {remedy !== "none" && (
        <button type="button" className="primary" onClick={() => onRemedy(remedy)} ref={focusOnShow}>
          {next}
        </button>
      )}
    </section>
  );
}
