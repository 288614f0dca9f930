import { useLiveQuery } from "dexie-react-hooks";
import { readHistory } from "../../storage/history.ts";
import { SongLines } from "../../ui/song-lines.tsx";
import { useWords } from "../../words/use-words.ts";

/** The last three songs; nothing before there is one. */
export function RecentSongs() {
  const { listen } = useWords();
  const entries = useLiveQuery(() => readHistory(3), []);
  if (!entries?.length) return null;
  return (
    <section className="recent" aria-labelledby="recent">
      <h2 id="recent">{listen.recent}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.song.recordingId} className="song-row">
            <SongLines recording={entry.song.recording} sky={entry.song.sky} />
          </li>
        ))}
      </ul>
    </section>
  );
}
