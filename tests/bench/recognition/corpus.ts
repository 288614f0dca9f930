// Real music from a folder laid out as tests/bench/README.md says.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ffmpegRuns } from "@sonica/cloud/src/decode/ffmpeg.ts";
import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { idOf } from "../../shared/constellations.ts";
import type { Clip, Dataset, Truth } from "./dataset.ts";
import { decodeSound, hearClip, hearQuestions, hearRecording } from "./hear.ts";
import { heardIn } from "./heard-cache.ts";
import { Progress } from "./progress.ts";
import { type RepeatsOf, readRepeats } from "./repeats.ts";
import { baseName, type Half, halfOf, halfOfClip, isIn } from "./split.ts";
import { numberOf, readTsv } from "./tsv.ts";

export interface CorpusChoice {
  readonly folder: string;
  readonly set: string;
  readonly negatives: readonly string[];
  readonly half: Half;
}

const MANIFEST_COLUMNS = ["id", "file"] as const;
const TRUTH_COLUMNS = [
  ...(["query", "file", "true_id", "offset_s", "condition"] as const),
  ...(["length_s", "speed", "pitch_st", "track_s"] as const),
];
type TruthRow = Record<(typeof TRUTH_COLUMNS)[number], string>;

/** A clip's row, with the folder its file lies in. */
interface Listed {
  readonly row: TruthRow;
  readonly path: string;
  readonly truth: Truth | undefined;
}

export async function corpusDataset({ folder, set, negatives, half }: CorpusChoice): Promise<Dataset> {
  const root = resolve(folder);
  const ffmpeg = (await ffmpegRuns("ffmpeg")) ? "ffmpeg" : undefined;
  const engine = await loadEngine();
  const manifest = readTsv(join(root, set, "manifest.tsv"), MANIFEST_COLUMNS);
  const uuidById = new Map(manifest.map(({ id }, index) => [id, idOf(index)]));
  const repeatsOf = readRepeats([join(root, "queries", set, "repeats.tsv"), join(root, set, "repeats.tsv")]);

  const listed = listClips(root, set).filter(({ row }) => row.true_id !== "-" && isIn(half, halfOf(row.true_id)));
  const positives = listed.map((clip) => ({ ...clip, truth: truthOf(clip.row, uuidById, repeatsOf) }));
  const strangers = negatives.flatMap((name) => listStrangers(root, name, half));

  const recordings = [];
  const progress = new Progress("recordings", manifest.length);
  for (const { id, file } of manifest) {
    const path = join(root, set, file);
    const [heard] = await heardIn(path, "recording", async () => [
      { heardSeconds: 0, constellation: await hearRecording(engine, path, ffmpeg) },
    ]);
    recordings.push({ id: uuidById.get(id)!, half: halfOf(id), constellation: heard.constellation });
    progress.step();
  }
  const clips = await hearAll(engine, ffmpeg, [...positives, ...strangers]);
  return {
    title: titleOf({ set, negatives, half }, recordings.length, repeatsOf !== undefined),
    label: `${set}, ${HALF_WORDS[half]}`,
    highlights: HIGHLIGHTS,
    recordings,
    clips,
  };
}

const HIGHLIGHTS = ["clean", "white_+0dB", "speech_en_+0dB", "speech_hi_+0dB", "speech_en_-6dB", "speed_1.25"];

const HALF_WORDS: Record<Half, string> = { tune: "the tuning half", report: "the report half", all: "both halves" };

function titleOf({ set, negatives, half }: Omit<CorpusChoice, "folder">, recordings: number, hasRepeats: boolean) {
  const strangers = negatives.length > 0 ? `, negatives ${negatives.join(", ")}` : "";
  const places = hasRepeats
    ? "an offset at a known repeat counts as right"
    : "places of a recording that sound the same count as wrong offsets, save one";
  return `set ${set}, ${recordings} recordings in the catalogue${strangers}; clips of ${HALF_WORDS[half]}; ${places}`;
}

function listClips(root: string, set: string): Listed[] {
  const folder = join(root, "queries", set);
  return readTsv(join(folder, "truth.tsv"), TRUTH_COLUMNS).map((row) => ({
    row,
    path: join(folder, row.file),
    truth: undefined,
  }));
}

/** Clips that are not in the catalogue; which half they belong to, their recording says where it is known. */
function listStrangers(root: string, set: string, half: Half): Listed[] {
  const manifest = join(root, set, "manifest.tsv");
  const recordings = existsSync(manifest) ? readTsv(manifest, ["id", "seconds"]) : [];
  const idByLength = new Map(recordings.map((row) => [numberOf(row, "seconds").toFixed(1), row.id]));
  return listClips(root, set).filter(({ row }) => {
    const recordingId = idByLength.get(numberOf(row, "track_s").toFixed(1));
    return isIn(half, recordingId === undefined ? halfOfClip(row.query) : halfOf(recordingId));
  });
}

function truthOf(row: TruthRow, uuidById: ReadonlyMap<string, string>, repeatsOf: RepeatsOf | undefined): Truth {
  const offset = numberOf(row, "offset_s");
  return {
    recordingId: uuidById.get(row.true_id) ?? row.true_id,
    offsetsSeconds: [offset, ...(repeatsOf?.(row.true_id, offset) ?? [])],
    speed: numberOf(row, "speed"),
    pitchSemitones: numberOf(row, "pitch_st"),
  };
}

async function hearAll(engine: Engine, ffmpeg: string | undefined, listed: readonly Listed[]): Promise<Clip[]> {
  const longest = new Map<string, number>();
  for (const { row } of listed) {
    const base = baseName(row.query);
    longest.set(base, Math.max(longest.get(base) ?? 0, numberOf(row, "length_s")));
  }
  const progress = new Progress("clips", listed.length);
  const clips: Clip[] = [];
  for (const { row, path, truth } of listed) {
    const seconds = numberOf(row, "length_s");
    const isLongest = longest.get(baseName(row.query)) === seconds;
    const heard = await heardIn(path, isLongest ? "clip and questions" : "clip", async () => {
      const sound = await decodeSound(path, ffmpeg);
      const whole = { heardSeconds: seconds, constellation: hearClip(engine, sound) };
      return isLongest ? [whole, ...hearQuestions(engine, sound)] : [whole];
    });
    const [whole, ...questions] = heard;
    clips.push({
      name: row.query,
      condition: row.condition,
      seconds,
      truth,
      constellation: whole.constellation,
      questions,
    });
    progress.step();
  }
  return clips;
}
