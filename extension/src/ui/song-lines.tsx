import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { SongMarks } from "@sonica/shared/src/text/song.ts";
import type { Sky } from "../storage/session.ts";
import { SaidText, Singers, useTitle } from "./said-name.tsx";
import { SkyMark } from "./sky-mark.tsx";

interface Props {
  readonly recording: Recording;
  readonly sky?: Sky | null;
  /** What of its names was searched for. */
  readonly marks?: SongMarks | undefined;
}

/** A song's stars, title and singers, as every list shows them. Goes into an element of class `song-row`. */
export function SongLines({ recording, sky = null, marks }: Props) {
  return (
    <>
      <span className="song-sky">
        <SkyMark sky={sky} width={40} height={40} />
      </span>
      <span className="song-lines">
        <SaidText {...useTitle(recording).main} className="song-title" name={recording.title} marks={marks?.title} />
        <span className="song-who">
          <Singers recording={recording} marks={marks?.artists} />
        </span>
      </span>
    </>
  );
}
