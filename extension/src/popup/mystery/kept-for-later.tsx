import { useLiveQuery } from "dexie-react-hooks";
import { readMystery } from "../../storage/mystery.ts";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";

/** Says that this session's fingerprint waits in the mystery box, when it does. */
export function KeptForLater({ sessionId }: { readonly sessionId: string }) {
  const { history } = useWords();
  const { askMatcher } = useSettings();
  const mystery = useLiveQuery(() => readMystery(sessionId), [sessionId]);
  return mystery ? (
    <p className="hint" data-kept={sessionId}>
      {askMatcher === "never" ? history.keptForPacks : history.kept}
    </p>
  ) : null;
}
