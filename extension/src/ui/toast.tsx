import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

interface Props {
  /** What was done; null while there is nothing to tell. Always render the toast, so that what it says is announced. */
  readonly words: ReactNode | null;
  readonly onUndo?: (() => void) | undefined;
}

/** A line at the bottom that says what was done, and takes it back. */
export function Toast({ words, onUndo }: Props) {
  const { common } = useWords();
  return (
    <div className="toast" role="status">
      {words !== null && (
        <>
          <span className="toast-words">{words}</span>
          {onUndo && (
            <button type="button" onClick={onUndo}>
              {common.undo}
            </button>
          )}
        </>
      )}
    </div>
  );
}
