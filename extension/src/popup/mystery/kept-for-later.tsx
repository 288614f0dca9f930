import { useLiveQuery } from "dexie-react-hooks";
import { readMystery } from "../../storage/mystery.ts";
import { useWords } from "../../words/use-words.ts";

/** Says that this session's fingerprint waits in the mystery box, when it does. */
export function KeptForLater({ sessionId }: { readonly sessionId: string }) {
  const { history } = useWords();
  const mystery = useLiveQuery(() => readMystery(sessionId), [sessionId]);
  return mystery ? (
    <p className="hint" data-kept={sessionId}>
      {history.kept}
    </p>
  ) : null;
}
