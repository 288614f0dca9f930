import type { Unknown } from "../../storage/session.ts";
import { Figure } from "../../ui/figure.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { Message } from "../../ui/message.tsx";
import { useWords } from "../../words/use-words.ts";
import { KeptForLater } from "../mystery/kept-for-later.tsx";
import { Receipt } from "../receipt.tsx";

interface Props {
  readonly session: Unknown;
  readonly onListen: () => void;
}

export function UnknownScreen({ session: { heard, reason, searchedRecordings, sky }, onListen }: Props) {
  const { verdict, common } = useWords();
  const { title, cause } = verdict.unknown[reason];
  return (
    <Message
      sign={<Figure mood="puzzled" sky={sky} width={240} height={132} />}
      title={title}
      action={
        <>
          <KeptForLater sessionId={heard.sessionId} />
          <button type="button" className="primary" onClick={onListen} ref={focusOnShow}>
            {common.tryAgain}
          </button>
          <Receipt heard={heard} source={null} />
        </>
      }
      data-verdict="unknown"
      data-reason={reason}
      data-heard-seconds={heard.heardSeconds}
    >
      <p>{cause}</p>
      {searchedRecordings > 0 && <p className="hint">{verdict.searched(searchedRecordings)}</p>}
    </Message>
  );
}
