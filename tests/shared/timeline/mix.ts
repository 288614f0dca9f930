// A short mix of composed songs, the truth of it, and who can name them.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { atSpeed } from "../../signals/degrade.ts";
import { type Heard, type Piece, Programme } from "../../signals/programme.ts";
import { renderSong } from "../../songs/render.ts";
import { composeSong } from "../../songs/song.ts";
import { idOf } from "../constellations.ts";
import { listen, listenAsRecording } from "../listen.ts";
import { segmentOf } from "../segments.ts";
import { concatenated, part, silence } from "../sounds.ts";

const SONG_SECONDS = 34;

export interface Mix {
  readonly constellation: Constellation;
  readonly heard: readonly Heard[];
  readonly matcher: Matcher;
}

/**
 * Song 0 fades into song 1, that stops and seeks; silence; song 2 a quarter faster; a stranger; song 0 again, from its
 * middle.
 */
export async function makeMix(): Promise<Mix> {
  const seeds = [4001, 4002, 4003];
  const songs: Float32Array[] = [];
  let rateHz = 0;
  for (const seed of [...seeds, 4009]) {
    const rendered = await renderSong(composeSong(seed, { seconds: SONG_SECONDS }), SONG_SECONDS);
    songs.push(rendered.samples);
    rateHz = rendered.rateHz;
  }
  const cut = (song: number, from: number, to: number) => part(songs[song], from, to, rateHz);
  const pieces: readonly (Piece & { readonly fadeOut?: number })[] = [
    { samples: cut(0, 0, 22), recordingId: idOf(0), fadeOut: 3 },
    { samples: cut(1, 2, 16), recordingId: idOf(1), offsetSeconds: 2 },
    { samples: cut(1, 21.5, 31.5), recordingId: idOf(1), offsetSeconds: 21.5 },
    { samples: silence(5, rateHz), recordingId: null },
    { samples: atSpeed(cut(2, 4, 29), 1.25), recordingId: idOf(2), offsetSeconds: 4, speed: 1.25 },
    { samples: cut(3, 3, 17), recordingId: null },
    { samples: cut(0, 12, 27), recordingId: idOf(0), offsetSeconds: 12 },
  ];
  const programme = new Programme(rateHz);
  const blocks = pieces.map((piece) => programme.play(piece, piece.fadeOut ?? 0));
  const recordings = [];
  for (const song of songs.slice(0, seeds.length)) recordings.push(await listenAsRecording(song, rateHz));
  return {
    constellation: await listen(concatenated(...blocks), rateHz),
    heard: programme.heard,
    matcher: new Matcher([segmentOf(recordings)]),
  };
}
