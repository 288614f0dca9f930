import { useLiveQuery } from "dexie-react-hooks";
import { type HistoryEntry, readHistory } from "../../storage/history.ts";
import { titleOf } from "../../storage/title.ts";
import { SaidText, Singers } from "../said-name.tsx";
import { SkyMark } from "../sky-mark.tsx";

/** The last three songs; nothing before there is one. */
export function RecentSongs() {
  const entries = useLiveQuery(() => readHistory(3), []);
  if (!entries?.length) return null;
  return (
    <section className="recent" aria-labelledby="recent">
      <h2 id="recent">Found lately</h2>
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
  return (
    <>
      <span className="song-sky">
        <SkyMark sky={song.sky} width={40} height={40} />
      </span>
      <span className="song-lines">
        <SaidText {...titleOf(song.recording).main} className="song-title" />
        <span className="song-who">
          <Singers recording={song.recording} />
        </span>
      </span>
    </>
  );
}
