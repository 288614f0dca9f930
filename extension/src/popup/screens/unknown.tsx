import type { Unknown } from "../../storage/session.ts";
import { Figure } from "../../ui/figure.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { Message } from "../../ui/message.tsx";
import { unknownWords } from "../../words/unknown.ts";
import { useWords } from "../../words/use-words.ts";
import { KeptForLater } from "../mystery/kept-for-later.tsx";
import { Receipt } from "../receipt.tsx";

interface Props {
  readonly session: Unknown;
  readonly onListen: () => void;
}

export function UnknownScreen({ session, onListen }: Props) {
  const words = useWords();
  const { heard, reason, searched, sky } = session;
  const { title, cause, searched: searchedWords } = unknownWords(words, session);
  return (
    <Message
      sign={<Figure mood="puzzled" sky={sky} width={240} height={132} />}
      title={title}
      action={
        <>
          <KeptForLater sessionId={heard.sessionId} />
          <button type="button" className="primary" onClick={onListen} ref={focusOnShow}>
            {words.common.tryAgain}
          </button>
          <Receipt heard={heard} source={null} />
        </>
      }
      data-verdict="unknown"
      data-reason={reason}
      data-heard-seconds={heard.heardSeconds}
      data-searched={searched?.recordings}
      data-searched-by={searched?.by}
    >
      <p>{cause}</p>
      {searchedWords && <p className="hint">{searchedWords}</p>}
    </Message>
  );
}
