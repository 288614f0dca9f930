// The development music: fetched, decoded, cut, damaged, and laid out in .cache/bench/music as tests/bench/README.md says.
// Whatever is there already is kept, so a broken run goes on where it stopped.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE_DIR } from "../../setup/paths.mjs";
import { Progress } from "../recognition/progress.ts";
import { type Half, halfOf, isIn } from "../recognition/split.ts";
import { readTsv } from "../recognition/tsv.ts";
import { drawOffset, randomFor, renderClip } from "./clip.ts";
import { CONDITIONS, type Condition } from "./conditions.ts";
import { fetchPackage, readPackages } from "./debian.ts";
import { Interference } from "./interference.ts";
import { RATE_HZ, readSound, WAV_HEAD_BYTES, writeWav } from "./sound-file.ts";
import { provideTools } from "./tools.ts";

export interface RealMusicChoice {
  readonly half: Half;
  /** Clips a condition and half. */
  readonly clips: number;
  /** Undefined: all. */
  readonly conditions: readonly string[] | undefined;
}

/** Bump when the same row would sound different. */
const VERSION = 1;
export const REAL_MUSIC = join(CACHE_DIR, "bench", `music-${VERSION}`);
export const CATALOGUE_SET = "catalogue";
export const ABSENT_SET = "absent";

const HERE = dirname(fileURLToPath(import.meta.url));
const SHORTEST_SECONDS = 28;

/** Clips of absent recordings come under these only: what a clip is not takes no other damage to show. */
const ABSENT_CONDITIONS = [
  ...["clean", "opus_32k", "pink_+5dB", "speech_hi_+0dB", "speed_0.90", "speed_1.10", "pitch_+1st", "short_video"],
];

interface Recording {
  readonly id: string;
  readonly file: string;
  readonly samples: number;
}

export async function provideRealMusic(choice: RealMusicChoice): Promise<void> {
  await provideTools();
  const packages = readPackages(join(HERE, "packages.tsv"));
  const fetching = new Progress("packages", packages.length);
  for (const each of packages) {
    await fetchPackage(each, join(REAL_MUSIC, "packages"));
    fetching.step();
  }
  const workshop = await mkdtemp(join(tmpdir(), "sonica-voices-"));
  try {
    const interference = await Interference.from(join(REAL_MUSIC, "packages"), workshop);
    const chosen = CONDITIONS.filter(({ name }) => choice.conditions?.includes(name) ?? true);
    await provideSet(CATALOGUE_SET, chosen, choice, interference);
    const absent = chosen.filter(({ name }) => ABSENT_CONDITIONS.includes(name));
    await provideSet(ABSENT_SET, absent, choice, interference);
  } finally {
    await rm(workshop, { recursive: true });
  }
}

async function provideSet(
  set: string,
  conditions: readonly Condition[],
  { half, clips }: RealMusicChoice,
  interference: Interference,
): Promise<void> {
  const recordings = await decodeAll(set);
  const rows: string[][] = [];
  const wanted = (["tune", "report"] as const).filter((each) => isIn(half, each));
  const total = wanted.length * clips * conditions.reduce((sum, each) => sum + each.lengthsSeconds.length, 0);
  const progress = new Progress(`clips, ${set}`, total);
  for (const each of wanted) {
    const long = recordings.filter(({ id, samples }) => halfOf(id) === each && samples >= SHORTEST_SECONDS * RATE_HZ);
    for (const recording of long) {
      let decoded: Float32Array | undefined;
      for (const condition of conditions) {
        const order = shuffled(long, condition.family);
        for (let i = 0; i < clips; i++) {
          if (order[i % order.length] !== recording) continue;
          decoded ??= await readSound([join(REAL_MUSIC, set, recording.file)]);
          const offset = drawOffset(decoded, randomFor("offset", condition.family, each, i));
          for (const seconds of condition.lengthsSeconds) {
            const query = `${condition.name}_${each}_${String(i).padStart(3, "0")}_${seconds}s`;
            const file = `${condition.name}/${query}.wav`;
            const path = join(REAL_MUSIC, "queries", set, file);
            if (!existsSync(path)) {
              mkdirSync(dirname(path), { recursive: true });
              const random = randomFor("noise", condition.family, each, i);
              await writeWav(path, await renderClip(decoded, offset, seconds, condition, interference, random));
            }
            const { speed, pitchSemitones } = condition;
            const numbers = [seconds, speed, pitchSemitones, (recording.samples / RATE_HZ).toFixed(1)].map(String);
            const trueId = set === ABSENT_SET ? "-" : recording.id;
            rows.push([query, file, trueId, offset.toFixed(3), condition.name, ...numbers]);
            progress.step();
          }
        }
      }
    }
  }
  const place = (row: readonly string[]) => conditions.findIndex(({ name }) => name === row[4]);
  rows.sort((a, b) => place(a) - place(b));
  const columns = "query file true_id offset_s condition length_s speed pitch_st track_s".split(" ");
  mkdirSync(join(REAL_MUSIC, "queries", set), { recursive: true });
  writeTsv(join(REAL_MUSIC, "queries", set, "truth.tsv"), [columns, ...rows]);
}

/** Every recording as WAV, and the manifest of them. */
async function decodeAll(set: string): Promise<Recording[]> {
  const listed = readTsv(join(HERE, "recordings.tsv"), ["id", "set", "package", "path"]).filter(
    (row) => row.set === set,
  );
  const progress = new Progress(`recordings, ${set}`, listed.length);
  const recordings: Recording[] = [];
  mkdirSync(join(REAL_MUSIC, set, "tracks"), { recursive: true });
  for (const { id, package: name, path } of listed) {
    const file = `tracks/${id}.wav`;
    const target = join(REAL_MUSIC, set, file);
    // Two paths are two stems of one recording.
    const sources = path.split("|").map((each) => join(REAL_MUSIC, "packages", name, each));
    if (!existsSync(target)) await writeWav(target, await readSound(sources));
    recordings.push({ id, file, samples: (statSync(target).size - WAV_HEAD_BYTES) / 2 });
    progress.step();
  }
  const rows = recordings.map(({ id, file, samples }) => [id, file, (samples / RATE_HZ).toFixed(1)]);
  writeTsv(join(REAL_MUSIC, set, "manifest.tsv"), [["id", "file", "seconds"], ...rows]);
  return recordings;
}

function shuffled<T>(items: readonly T[], name: string): T[] {
  const random = randomFor("order", name, items.length);
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const writeTsv = (path: string, rows: readonly (readonly string[])[]): void =>
  writeFileSync(path, rows.map((row) => `${row.join("\t")}\n`).join(""));
