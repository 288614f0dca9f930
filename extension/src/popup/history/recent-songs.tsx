import { useLiveQuery } from "dexie-react-hooks";
import { type HistoryEntry, readHistory } from "../../storage/history.ts";
import { SaidText, Singers, useTitle } from "../../ui/said-name.tsx";
import { SkyMark } from "../../ui/sky-mark.tsx";
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
            <SongLines entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A song's stars, title and singers, as every list shows them. */
export function SongLines({ entry: { song } }: { readonly entry: HistoryEntry }) {
  const { main } = useTitle(song.recording);
  return (
    <>
      <span className="song-sky">
        <SkyMark sky={song.sky} width={40} height={40} />
      </span>
      <span className="song-lines">
        <SaidText {...main} className="song-title" />
        <span className="song-who">
          <Singers recording={song.recording} />
        </span>
      </span>
    </>
  );
}
