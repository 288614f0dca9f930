// What becomes of music before it is heard. Names are read by people and stand in tables: they do not change.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clipped } from "../../signals/degrade.ts";
import { belowPeak, mixed, rmsOf, type Window } from "../../signals/mix.ts";
import type { Random } from "../../signals/random.ts";
import { reverberant } from "../../signals/reverb.ts";
import type { Interference, Noise } from "./interference.ts";
import { encodedAs, filtered, RATE_HZ } from "./sound-file.ts";

/** What a damage may use. `window` is the clip within its surroundings, in samples after a change of speed. */
interface Stage {
  readonly window: Window;
  readonly interference: Interference;
  readonly random: Random;
}

type Damage = (samples: Float32Array, stage: Stage) => Float32Array | Promise<Float32Array>;

export interface Condition {
  readonly name: string;
  /** Clips of one family lie at the same places, under the same noise. */
  readonly family: string;
  readonly lengthsSeconds: readonly number[];
  /** Recording seconds a clip second. */
  readonly speed: number;
  readonly pitchSemitones: number;
  readonly damages: readonly Damage[];
}

const ALL_LENGTHS = [2, 3, 5, 8];
const ONE_LENGTH = [5];

const condition = (name: string, family: string, damages: Damage[], more: Partial<Condition> = {}): Condition => ({
  ...{ name, family, lengthsSeconds: ONE_LENGTH, speed: 1, pitchSemitones: 0, damages },
  ...more,
});

/** ffmpeg's filters keep the first sample where it is. */
const filter =
  (filters: string): Damage =>
  (samples) =>
    filtered(samples, filters);

const tape = (speed: number): Damage => filter(`asetrate=${Math.round(RATE_HZ * speed)},aresample=${RATE_HZ}`);
const tapeSpeed = (speed: number) => ({ speed, pitchSemitones: 12 * Math.log2(speed) });

/** Pitch alone: played faster, then stretched back. */
const pitched = (semitones: number): Damage => {
  const ratio = 2 ** (semitones / 12);
  return filter(`asetrate=${Math.round(RATE_HZ * ratio)},aresample=${RATE_HZ},atempo=${1 / ratio}`);
};

const codec =
  (extension: string, ...encoder: string[]): Damage =>
  async (samples) => {
    const folder = await mkdtemp(join(tmpdir(), "sonica-codec-"));
    try {
      return await encodedAs(samples, join(folder, `clip.${extension}`), encoder);
    } finally {
      await rm(folder, { recursive: true });
    }
  };
const opus = (rate: string): Damage => codec("ogg", "-c:a", "libopus", "-b:a", rate, "-ar", "48000");

/** 300 to 3,400 Hz at 8 kHz, 8-bit µ-law, as in ITU-T G.711. */
const telephone: Damage = async (samples, stage) => {
  const band = filter("highpass=f=300:p=2,highpass=f=300:p=2,lowpass=f=3400:p=2,lowpass=f=3400:p=2");
  return codec("wav", "-ar", "8000", "-c:a", "pcm_mulaw")(await band(samples, stage), stage);
};

const under =
  (noise: (random: Random) => Noise, signalToNoiseDb: number): Damage =>
  (samples, { window, interference, random }) => {
    const kind = noise(random);
    let other = interference.stretch(kind, samples.length, random);
    // It must be heard within the clip, not beside it.
    while (rmsOf(other, window) < rmsOf(other) / 4) other = interference.stretch(kind, samples.length, random);
    return belowPeak(mixed(samples, other, signalToNoiseDb, window), 0.95);
  };

const gain =
  (decibels: number): Damage =>
  (samples) =>
    samples.map((sample) => sample * 10 ** (decibels / 20));

/** As an app does that wants all clips equally loud. */
const limited: Damage = (samples) =>
  belowPeak(samples, 1).map((sample) => (0.95 * Math.tanh(1.5 * sample)) / Math.tanh(1.5));

const signed = (value: number): string => `${value < 0 ? "-" : "+"}${Math.abs(value)}`;
const noisy = (noise: Noise, levels: readonly number[], lengthsSeconds: readonly number[]): Condition[] =>
  levels.map((level) =>
    condition(`${noise}_${signed(level)}dB`, noise, [under(() => noise, level)], { lengthsSeconds }),
  );

export const CONDITIONS: readonly Condition[] = [
  condition("clean", "clean", [], { lengthsSeconds: ALL_LENGTHS }),
  condition("mp3_64k", "codec", [codec("mp3", "-c:a", "libmp3lame", "-b:a", "64k")]),
  condition("opus_32k", "codec", [opus("32k")]),
  condition("aac_64k", "codec", [codec("m4a", "-c:a", "aac", "-b:a", "64k")]),
  condition("phone", "phone", [telephone]),
  ...(["white", "pink", "babble"] as const).flatMap((noise) => noisy(noise, [10, 5, 0, -5], ALL_LENGTHS)),
  ...(["speech_en", "speech_hi"] as const).flatMap((noise) => noisy(noise, [0, -6], ONE_LENGTH)),
  ...noisy("sfx", [0], ONE_LENGTH),
  condition("reverb_60", "reverb", [reverberant]),
  ...[0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.25, 1.35].map((speed) =>
    condition(`speed_${speed.toFixed(2)}`, "speed", [tape(speed)], tapeSpeed(speed)),
  ),
  ...[0.9, 1.1].map((speed) => condition(`tempo_${speed.toFixed(2)}`, "tempo", [filter(`atempo=${speed}`)], { speed })),
  ...[-2, -1, 1, 2].map((semitones) =>
    condition(`pitch_${signed(semitones)}st`, "pitch", [pitched(semitones)], { pitchSemitones: semitones }),
  ),
  condition("slowed_reverb", "slowed", [tape(0.85), reverberant], tapeSpeed(0.85)),
  condition("nightcore_1.25_bass", "slowed", [tape(1.25), filter("bass=g=6:f=120")], tapeSpeed(1.25)),
  condition("quiet_-30dB", "level", [gain(-30)]),
  condition("clipped", "level", [(samples) => clipped(samples, 10 ** (-12 / 20))]),
  condition("short_video", "short video", [
    ...[filter("bass=g=8:f=110"), under((random) => random.pick(["speech_en", "speech_hi"]), 0), limited, opus("48k")],
  ]),
];
