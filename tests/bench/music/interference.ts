// What sounds on top of music: voices, crowds, effects, noise.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { rmsOf } from "../../signals/mix.ts";
import type { Random } from "../../signals/random.ts";
import { RATE_HZ, readSound } from "./sound-file.ts";
import { type Language, talkers } from "./voices.ts";

export type Noise = "white" | "pink" | "babble" | "speech_en" | "speech_hi" | "sfx";

const CROWD = 6;
const SHORTEST_EFFECT_SECONDS = 0.25;
const LONGEST_EFFECT_SECONDS = 4;

/** Sounds that are short enough to be effects, in packages that have them. */
const EFFECT_FOLDERS = [
  "ardentryst/usr/share/games/ardentryst/Sounds",
  "bomberclone-data/usr/share/games/bomberclone/tileset",
  "circuslinux-data/usr/share/games/circuslinux/data/sounds",
  "freedroid-data/usr/share/games/freedroid/sound",
  "gl-117-data/usr/share/games/gl-117/sounds",
];

/** Stretches of interference; every one is drawn from the random numbers given. */
export class Interference {
  readonly #voices: Readonly<Record<Language, readonly Float32Array[]>>;
  readonly #effects: readonly Float32Array[];

  private constructor(voices: Readonly<Record<Language, readonly Float32Array[]>>, effects: readonly Float32Array[]) {
    this.#voices = voices;
    this.#effects = effects;
  }

  static async from(packages: string, workshop: string): Promise<Interference> {
    const voices = {
      speech_en: await talkers("speech_en", packages, workshop),
      speech_hi: await talkers("speech_hi", packages, workshop),
    };
    return new Interference(voices, await readEffects(packages));
  }

  stretch(noise: Noise, samples: number, random: Random): Float32Array {
    switch (noise) {
      case "white":
        return new Float32Array(samples).map(() => random.normal());
      case "pink":
        return pinkNoise(samples, random);
      case "babble":
        return this.#crowd(samples, random);
      case "sfx":
        return inARow(this.#effects, samples, random);
      case "speech_en":
      case "speech_hi":
        return inARow(this.#voices[noise], samples, random);
    }
  }

  #crowd(samples: number, random: Random): Float32Array {
    const all = [...this.#voices.speech_en, ...this.#voices.speech_hi];
    const crowd = new Float32Array(samples);
    for (let i = 0; i < CROWD; i++) {
      const talker = inARow(all, samples, random);
      const gain = 10 ** (random.between(-4, 0) / 20) / Math.max(1e-6, rmsOf(talker));
      for (let j = 0; j < samples; j++) crowd[j] += gain * talker[j];
    }
    return crowd;
  }
}

/** −3 dB an octave: sums of first-order noises, each half as fast as the one before (R. Voss). */
function pinkNoise(samples: number, random: Random): Float32Array {
  const ROWS = 16;
  const rows = new Float64Array(ROWS).map(() => random.normal());
  return new Float32Array(samples).map((_, i) => {
    // Row r changes every 2^r samples.
    rows[Math.min(ROWS - 1, 31 - Math.clz32((i + 1) & -(i + 1)))] = random.normal();
    return rows.reduce((sum, row) => sum + row, random.normal());
  });
}

/** Sounds one after the other, the first from anywhere within it. */
function inARow(sounds: readonly Float32Array[], samples: number, random: Random): Float32Array {
  const row = new Float32Array(samples);
  const first = random.pick(sounds);
  let sound = first.subarray(Math.floor(random.between(0, 0.8) * first.length));
  for (let at = 0; at < samples; sound = random.pick(sounds)) {
    const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
    for (let i = 0; i < sound.length && at < samples; i++, at++) row[at] = sound[i] / loudest;
  }
  return row;
}

async function readEffects(packages: string): Promise<Float32Array[]> {
  const effects: Float32Array[] = [];
  for (const folder of EFFECT_FOLDERS) {
    const files = (await readdir(join(packages, folder), { recursive: true })).sort();
    for (const file of files.filter((each) => /\.(ogg|wav)$/i.test(each) && !each.includes("AMB_"))) {
      const sound = await readSound([join(packages, folder, file)]);
      const seconds = sound.length / RATE_HZ;
      if (seconds >= SHORTEST_EFFECT_SECONDS && seconds <= LONGEST_EFFECT_SECONDS) effects.push(sound);
    }
  }
  return effects;
}
