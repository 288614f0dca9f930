import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

/** Something done that can be taken back. */
export interface Undoable {
  readonly words: ReactNode;
  readonly undo: () => Promise<void>;
}

interface Props {
  /** Null while there is nothing to tell. Always render the toast, so that what it says is announced. */
  readonly done: Undoable | null;
  readonly onUndone: () => void;
}

/** A line at the bottom that says what was done, and takes it back. */
export function Toast({ done, onUndone }: Props) {
  const { common } = useWords();
  return (
    <div className="toast" role="status">
      {done && (
        <>
          <span className="toast-words">{done.words}</span>
          <button type="button" onClick={() => void done.undo().then(onUndone)}>
            {common.undo}
          </button>
        </>
      )}
    </div>
  );
}
