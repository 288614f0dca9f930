// Composed songs, damaged on their way: needs nothing but this checkout. Not real music.
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { idOf } from "../../shared/constellations.ts";
import { louder, part, throughTelephone, withNoise } from "../../shared/sounds.ts";
import { atSpeed, clipped } from "../../signals/degrade.ts";
import { seededRandom } from "../../signals/random.ts";
import { catalogueFiles, type SongFile, strangerFiles } from "../../songs/render-catalogue.ts";
import type { Clip, Dataset } from "./dataset.ts";
import { decodeSound, hearClip, hearQuestions, hearRecording, type Sound } from "./hear.ts";
import { heardIn } from "./heard-cache.ts";
import { Progress } from "./progress.ts";

/** Clips of one condition and place are beginnings of the longest. */
const LENGTHS_SECONDS = [2, 3, 5, 8];
const LONGEST_SECONDS = 8;

/** Clips a condition: of each song in the catalogue, and of each that is not. */
const CLIPS_A_SONG = 1;
const CLIPS_A_STRANGER = 3;

interface Condition {
  readonly name: string;
  readonly speed: number;
  readonly damage: (sound: Sound, seed: number) => Float32Array;
}

const condition = (name: string, damage: Condition["damage"]): Condition => ({ name, speed: 1, damage });
const noise = (decibels: number): Condition =>
  condition(`white noise ${decibels > 0 ? "+" : ""}${decibels} dB`, ({ samples }, seed) =>
    withNoise(samples, seed, decibels),
  );
const tape = (speed: number): Condition => ({
  name: `tape speed ${speed.toFixed(2)}`,
  speed,
  damage: ({ samples }) => atSpeed(samples, speed),
});

const CONDITIONS: readonly Condition[] = [
  condition("clean", ({ samples }) => samples),
  ...[5, 0, -5].map(noise),
  condition("telephone", ({ samples, rateHz }) => throughTelephone(samples, rateHz)),
  condition("clipped", ({ samples }) => clipped(samples, 0.3)),
  condition("quiet −30 dB", ({ samples }) => louder(samples, -30)),
  ...[0.85, 1.1, 1.25].map(tape),
];

/** @param strangersPerBed songs composed over each loop of the catalogue beside those of tests/songs */
export async function composedDataset(strangersPerBed: number): Promise<Dataset> {
  const onRendered = (done: number, total: number) => process.stderr.write(`songs rendered: ${done} of ${total}\n`);
  const songs = await catalogueFiles(onRendered);
  const strangers = await strangerFiles(onRendered, strangersPerBed);
  const engine = await loadEngine();
  const recordings = [];
  for (const [index, { path }] of songs.entries()) {
    const [heard] = await heardIn(path, "recording", async () => [
      { heardSeconds: 0, constellation: await hearRecording(engine, path, undefined) },
    ]);
    recordings.push({
      id: idOf(index),
      half: index % 2 === 1 ? ("tune" as const) : ("report" as const),
      constellation: heard.constellation,
    });
  }
  const overLoops = strangers.filter(({ entry }) => entry.bed !== undefined);
  const progress = new Progress("composed songs", songs.length + strangers.length);
  const clips: Clip[] = [];
  for (const [index, song] of songs.entries()) {
    clips.push(...(await clipsOf(engine, song, CLIPS_A_SONG, idOf(index))));
    progress.step();
  }
  for (const song of strangers) {
    clips.push(...(await clipsOf(engine, song, CLIPS_A_STRANGER, undefined)));
    progress.step();
  }
  return {
    title:
      `composed songs, ${songs.length} in the catalogue and ${strangers.length} kept out of it, ` +
      `${overLoops.length} of those over loops of the catalogue; no real music`,
    label: "composed songs",
    highlights: ["clean", "white noise 0 dB", "white noise -5 dB", "telephone", "tape speed 0.85", "tape speed 1.25"],
    recordings,
    clips,
  };
}

/** Strangers are told apart by what makes them hard, not by damage: a loop shared to the sample is half of the song. */
const kindOfStranger = ({ bed }: SongFile["entry"]): string =>
  bed === undefined ? "a sound of its own, all damages" : "over a loop of the catalogue, all damages";

async function clipsOf(engine: Engine, { entry, path }: SongFile, places: number, id: string | undefined) {
  const song = await decodeSound(path, undefined, Number.POSITIVE_INFINITY);
  const random = seededRandom(entry.seed);
  const clips: Clip[] = [];
  for (const { name, speed, damage } of CONDITIONS) {
    for (let place = 0; place < places; place++) {
      const heardSeconds = LONGEST_SECONDS * speed;
      const latest = song.samples.length / song.rateHz - heardSeconds - 1;
      const offset = Math.round(random.between(1, latest) * song.rateHz) / song.rateHz;
      const cut = part(song.samples, offset, offset + heardSeconds, song.rateHz);
      const samples = damage({ samples: cut, rateHz: song.rateHz }, random.whole(1, 1_000_000));
      for (const seconds of LENGTHS_SECONDS) {
        const sound = { samples: part(samples, 0, seconds, song.rateHz), rateHz: song.rateHz };
        clips.push({
          name: `${entry.slug} ${name} ${place} ${seconds} s`,
          condition: id === undefined ? kindOfStranger(entry) : name,
          seconds,
          truth:
            id === undefined
              ? undefined
              : { recordingId: id, offsetsSeconds: [offset], speed, pitchSemitones: 12 * Math.log2(speed) },
          constellation: hearClip(engine, sound),
          questions: seconds === LONGEST_SECONDS ? hearQuestions(engine, sound) : [],
        });
      }
    }
  }
  return clips;
}
