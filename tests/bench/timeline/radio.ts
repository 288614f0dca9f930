// A seeded programme out of the composed songs: whole songs and parts, crossfades, gaps, talk-like noise, songs at other
// speeds, strangers, jumps.

import { part, silence, whiteNoise } from "../../shared/sounds.ts";
import { atSpeed } from "../../signals/degrade.ts";
import { type Heard, type Piece, Programme } from "../../signals/programme.ts";
import { seededRandom } from "../../signals/random.ts";
import { RATE_HZ, type Repertoire, samplesOf } from "./songs.ts";

const SPEEDS = [0.85, 0.94, 1.06, 1.12, 1.25];

/** Calls `hear` with the programme's samples in order; gives the truth. */
export async function playRadio(
  { songs, strangers }: Repertoire,
  seed: number,
  seconds: number,
  hear: (samples: Float32Array) => Promise<void>,
): Promise<Heard[]> {
  const random = seededRandom(seed);
  const programme = new Programme(RATE_HZ);
  let fadeIn = 0;
  let played = 0;
  while (played < seconds) {
    const fadeOut = random.chance(0.5) ? random.between(1, 5) : 0;
    const piece = await nextPiece();
    const samples = programme.play(piece, fadeOut);
    played += samples.length / RATE_HZ;
    fadeIn = fadeOut;
    await hear(samples);
  }
  await hear(programme.play({ samples: silence(Math.max(2, fadeIn), RATE_HZ), recordingId: null }, 0));
  return programme.heard;

  async function nextPiece(): Promise<Piece> {
    const what = random.between(0, 1);
    if (what < 0.08) return { samples: silence(random.between(2, 8) + fadeIn, RATE_HZ), recordingId: null };
    if (what < 0.12) {
      return { samples: whiteNoise(random.whole(1, 9999), random.between(4, 10) + fadeIn, RATE_HZ), recordingId: null };
    }
    if (what < 0.24) {
      const stranger = await samplesOf(random.pick(strangers));
      const from = random.between(0, 10);
      return { samples: part(stranger, from, from + random.between(15, 45), RATE_HZ), recordingId: null };
    }
    const { id, file } = random.pick(songs);
    const whole = await samplesOf(file);
    const wholeSeconds = whole.length / RATE_HZ;
    const offsetSeconds = random.chance(0.5) ? 0 : random.between(0, wholeSeconds - 30);
    const length = random.between(15, wholeSeconds - offsetSeconds);
    const cut = part(whole, offsetSeconds, offsetSeconds + length, RATE_HZ);
    if (!random.chance(0.25)) return { samples: cut, recordingId: id, offsetSeconds };
    const speed = random.pick(SPEEDS);
    return { samples: atSpeed(cut, speed), recordingId: id, offsetSeconds, speed };
  }
}
