import { useLiveQuery } from "dexie-react-hooks";
import { dismissSolved, readSolved } from "../../storage/mystery.ts";
import { SaidName } from "../../ui/said-name.tsx";
import { dayName } from "../../words/day-name.ts";
import { useWords } from "../../words/use-words.ts";

/** "We found Tuesday's song": songs that were named after they were heard, until the person has read it. */
export function GoodNews() {
  const words = useWords();
  const solved = useLiveQuery(readSolved, []) ?? [];
  if (solved.length === 0) return null;
  // Two parts of one song are one piece of news.
  const songs = new Map(solved.map((each) => [each.recording.id, each]));
  return (
    <section className="good-news" role="status" data-solved={solved.length}>
      <ul>
        {[...songs.values()].slice(0, 3).map(({ id, recording, heardAtMs }) => (
          <li key={id} data-recording-id={recording.id}>
            <span className="hint">{words.history.solved(dayName(words, heardAtMs, Date.now()))}</span>
            <b>
              <SaidName name={recording.title} language={recording.language} />
            </b>
          </li>
        ))}
      </ul>
      <button type="button" className="secondary" onClick={() => void dismissSolved()}>
        {words.common.close}
      </button>
    </section>
  );
}
