import type { SearchHit } from "@sonica/shared/src/api/search.ts";
import { shownName } from "../../storage/title.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { SaidText, Singers } from "../../ui/said-name.tsx";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";
import { CopyButton } from "../copy-button.tsx";
import { Cover } from "../cover.tsx";
import { Facts } from "../facts.tsx";
import { OpenIn } from "../open-in.tsx";
import { withReading } from "./reading.ts";

interface Props {
  readonly hit: SearchHit;
  readonly serverUrl: string;
  readonly onBack: () => void;
}

/** Stars of a song nobody listened to. */
const NO_SKY = { times: [], steps: [], tiers: [] };

/** Everything known of a song that was searched for, and where to hear it. */
export function SongPage({ hit: { recording, reading, year }, serverUrl, onBack }: Props) {
  const { search, verdict } = useWords();
  const { script } = useSettings();
  const { language, title } = recording;
  const { main, other } = withReading(shownName(title, language, script), reading, language);
  return (
    <article className="card" aria-label={verdict.song} data-searched-song={recording.id}>
      <Cover recording={recording} sky={NO_SKY} serverUrl={serverUrl}>
        {recording.genre && <span className="pill">{recording.genre}</span>}
      </Cover>
      <div className="title">
        <h2>
          <SaidText {...main} />
        </h2>
        {other && (
          <p className="other-title">
            <SaidText {...other} />
          </p>
        )}
        <p className="singers">
          <Singers recording={recording} />
        </p>
      </div>
      <Facts recording={recording} />
      {year !== undefined && !recording.album?.year && (
        <dl className="facts">
          <div>
            <dt>{verdict.year}</dt>
            <dd>{year}</dd>
          </div>
        </dl>
      )}
      <OpenIn recording={recording} />
      <div className="actions">
        <button type="button" className="primary" onClick={onBack} ref={focusOnShow}>
          {search.back}
        </button>
        <CopyButton recording={recording} />
      </div>
    </article>
  );
}
