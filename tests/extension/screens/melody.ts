// A little plucked melody over a drone, so that the pictures show what the engine really sees.

import { skyOf } from "@sonica/extension/src/background/sky.ts";
import type { Picture } from "@sonica/extension/src/picture.ts";
import type { Sky } from "@sonica/extension/src/storage/session.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { SPECTRUM_BANDS } from "@sonica/shared/src/fingerprint/engine.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";

const RATE_HZ = 48_000;
const NOTE_SECONDS = 0.21;
/** Raga Yaman from Ni to the upper Ga, semitones above Sa. */
const SCALE = [-1, 0, 2, 4, 6, 7, 9, 11, 12, 14, 16];

export function melody(seed: number, seconds: number): Float32Array {
  const pcm = new Float32Array(Math.round(seconds * RATE_HZ));
  pluck(pcm, 0, 110, seconds, 0.12);
  for (let at = 0, step = seed; at < seconds; at += NOTE_SECONDS * (1 + (step % 3))) {
    step = (step * 7 + 3) % 31;
    pluck(pcm, at, 220 * 2 ** (SCALE[step % SCALE.length] / 12), 0.9, 0.4);
  }
  return pcm;
}

function pluck(pcm: Float32Array, atSeconds: number, hz: number, seconds: number, level: number): void {
  const start = Math.round(atSeconds * RATE_HZ);
  const end = Math.min(pcm.length, start + seconds * RATE_HZ);
  for (let partial = 1; partial <= 14; partial++) {
    const turn = (2 * Math.PI * hz * partial * (1 + 0.0004 * partial * partial)) / RATE_HZ;
    const decay = (2 + partial) / RATE_HZ;
    for (let i = start; i < end; i++) {
      pcm[i] += (level / partial ** 1.1) * Math.sin(turn * (i - start)) * Math.exp(-decay * (i - start)) * 0.4;
    }
  }
}

/** The stars a melody is known by. */
export async function skyOfMelody(seed: number): Promise<Sky> {
  const engine = await loadEngine();
  engine.open(RATE_HZ);
  engine.push(melody(seed, 2));
  return skyOf(encodeConstellation(engine.constellation(60)));
}

/** What the engine shows after this much of a melody. */
export async function pictureOf(seed: number, seconds: number): Promise<Picture> {
  const engine = await loadEngine();
  engine.open(RATE_HZ);
  engine.push(melody(seed, seconds));
  const bands = new Uint8Array(SPECTRUM_BANDS);
  engine.readSpectrum(bands);
  return { heardSeconds: engine.heardSeconds, bands, stars: engine.constellation(20) };
}
