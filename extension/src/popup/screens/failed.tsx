import CircleAlert from "lucide-react/icons/circle-alert";
import { type FailureCode, type Remedy, remedies } from "../../failures.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { Mascot } from "../../ui/mascot.tsx";
import { Message } from "../../ui/message.tsx";
import { useSettings } from "../../ui/use-settings.ts";
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
  const { theme } = useSettings();
  return (
    <Message
      sign={theme === "neon" ? <Mascot mood="puzzled" size={120} /> : <Sign />}
      title={title}
      isAlert
      data-code={code}
      action={
        <>
          {sessionId && <KeptForLater sessionId={sessionId} />}
          {remedy !== "none" && (
            <button type="button" className="primary" onClick={() => onRemedy(remedy)} ref={focusOnShow}>
              {next}
            </button>
          )}
        </>
      }
    >
      <p>{cause}</p>
      {tabTitle && (
        <p className="next">
          <bdi>{tabTitle}</bdi>
        </p>
      )}
      {remedy === "none" && <p className="next">{next}</p>}
    </Message>
  );
}

const Sign = () => <CircleAlert size={44} strokeWidth={1.5} aria-hidden className="message-sign" />;
