import type { Unknown } from "../../storage/session.ts";
import { focusOnShow } from "../focus-on-show.ts";
import { Receipt } from "../receipt.tsx";
import { SkyMark } from "../sky-mark.tsx";
import { countWords, unknownWords } from "../words.ts";

interface Props {
  readonly session: Unknown;
  readonly onListen: () => void;
}

export function UnknownScreen({ session: { heard, reason, searchedRecordings, sky }, onListen }: Props) {
  const { title, cause } = unknownWords(reason);
  return (
    <section className="message" data-verdict="unknown" data-reason={reason} data-heard-seconds={heard.heardSeconds}>
      <SkyMark sky={sky} width={240} height={132} />
      <div>
        <h2>{title}</h2>
        <p>{cause}</p>
        {searchedRecordings > 0 && (
          <p className="hint">{countWords(searchedRecordings, "song was", "songs were")} searched.</p>
        )}
      </div>
      <button type="button" className="primary" onClick={onListen} ref={focusOnShow}>
        Try again
      </button>
      <Receipt heard={heard} source={null} />
    </section>
  );
}
