// How fast is the matching core as the catalogue grows? One clip at a time, in process, no network and no database.
//   npm run bench -- matcher --tracks 1000,10000,100000 --corpus DIR --json result.json
// Catalogues are kept in .cache/bench/segments: 45 to 60 kB of disk, and of memory, for each recording.
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readSegment } from "@sonica/cloud/src/catalogue/read-segment.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import { CACHE_DIR } from "../setup/paths.mjs";
import { cut, idOf, worn } from "../shared/constellations.ts";
import { seededRandom } from "../signals/random.ts";
import { type Built, buildSegment } from "./matcher/build-segment.ts";
import { composedSources, corpusSources } from "./matcher/sources.ts";
import { isTwin } from "./matcher/twins.ts";
import { Medleys } from "./support/distractors.ts";
import { processorTimed, quantile, timed } from "./support/measure.ts";
import { publish, type Row } from "./support/report.ts";

const { values: options } = parseArgs({
  options: {
    tracks: { type: "string", default: "100,1000,10000" },
    queries: { type: "string", default: "100" },
    corpus: { type: "string" },
    json: { type: "string" },
  },
});
const sizes = options.tracks
  .split(",")
  .map(Number)
  .sort((a, b) => a - b);
const queryCount = Number(options.queries);
if (![...sizes, queryCount].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("--tracks takes whole numbers with commas between them, --queries one whole number.");
  process.exit(2);
}

/** Bump when a kept catalogue would be another one. */
const CATALOGUE_VERSION = 2;
/** A larger catalogue is several segments, as on a server. */
const LARGEST_PART = 100_000;
const FOLDER = join(CACHE_DIR, "bench", "segments");
const CLIP_SECONDS = 5;
/** What an ordinary path (codec, another cut of the frames) leaves of a clip. */
const PATH = { survival: 0.85, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 };

const sources = options.corpus === undefined ? await composedSources() : await corpusSources(options.corpus);
const present = new Medleys(sources.songs);
const absent = new Medleys(sources.strangers);

interface Query {
  /** Number of the track it comes from; −1 for none. */
  readonly track: number;
  /** Where in it, seconds. */
  readonly from: number;
  readonly clip: Constellation;
}

function plainQueries(tracks: number): Query[] {
  const random = seededRandom(1);
  return Array.from({ length: queryCount }, (_, i) => {
    const track = random.whole(0, tracks - 1);
    const from = random.between(0, 230);
    return { track, from, clip: worn(cut(present.medley(track), from, CLIP_SECONDS), i, PATH) };
  });
}

function absentQueries(): Query[] {
  const random = seededRandom(2);
  return Array.from({ length: queryCount }, (_, i) => {
    const from = random.between(0, 230);
    return { track: -1, from, clip: worn(cut(absent.medley(1_000_000 + i), from, CLIP_SECONDS), i, PATH) };
  });
}

function askAll(matcher: Matcher, queries: readonly Query[]) {
  const times: number[] = [];
  let named = 0;
  let right = 0;
  let twins = 0;
  for (const { clip } of queries.slice(0, 10)) matcher.identify(clip);
  for (const query of queries) {
    let answer: Identification | undefined;
    times.push(
      processorTimed(() => {
        answer = matcher.identify(query.clip);
      }),
    );
    if (answer?.kind !== "match") continue;
    named++;
    if (answer.best.recordingId === idOf(query.track)) right++;
    else if (query.track >= 0 && isTwin(present, CLIP_SECONDS, query, answer.best)) twins++;
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), named, right, twins };
}

/** The file of recordings `first` to `first + count`, made when it is not there yet. */
function partOf(first: number, count: number): { path: string; built: Built } {
  mkdirSync(FOLDER, { recursive: true });
  const kind = options.corpus === undefined ? "composed" : "corpus";
  const numbers = first === 0 ? count : `${first}+${count}`;
  const path = join(FOLDER, `${kind}-${CATALOGUE_VERSION}-${Segment.version}-${numbers}.segment`);
  const note = `${path}.json`;
  if (!existsSync(note)) {
    const built = buildSegment(`${path}.part`, first, count, options.corpus);
    renameSync(`${path}.part`, path);
    writeFileSync(note, JSON.stringify(built));
  }
  return { path, built: JSON.parse(readFileSync(note, "utf8")) as Built };
}

interface Catalogue {
  readonly segments: readonly Segment[];
  readonly bytes: number;
  readonly readMs: number;
  readonly checkMs: number;
  readonly built: Built;
}

/** Made if need be, brought into the page cache, read and checked. */
async function loaded(recordings: number): Promise<Catalogue> {
  const segments: Segment[] = [];
  let [bytes, readMs, checkMs, seconds, peakMegabytes] = [0, 0, 0, 0, 0];
  for (let first = 0; first < recordings; first += LARGEST_PART) {
    const { path, built } = partOf(first, Math.min(LARGEST_PART, recordings - first));
    for await (const _ of createReadStream(path, { highWaterMark: 1 << 24 }));
    const started = performance.now();
    const memory = await readSegment(path);
    readMs += performance.now() - started;
    checkMs += timed(() => segments.push(Segment.from(memory)));
    bytes += memory.byteLength;
    seconds += built.seconds;
    peakMegabytes = Math.max(peakMegabytes, built.peakMegabytes);
  }
  return { segments, bytes, readMs, checkMs, built: { seconds, peakMegabytes } };
}

/** The yardstick: nanoseconds that one read at a random place of the catalogue takes on this machine, now. */
function randomReadNs({ buffer, byteLength }: { buffer: ArrayBufferLike; byteLength: number }): number {
  const words = new Uint32Array(buffer, 0, Math.floor(byteLength / 4));
  const reads = 1_000_000;
  let at = 1;
  let sum = 0;
  const ms = timed(() => {
    for (let i = 0; i < reads; i++) {
      at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
      // The next place depends on what was read: no two reads overlap.
      at ^= words[Math.floor((at / 2 ** 32) * words.length)] & 1;
      sum += at;
    }
  });
  return sum === 0 ? 0 : (ms * 1e6) / reads;
}

const rows: Row[] = [];
for (const tracks of sizes) {
  const { segments, bytes, readMs, checkMs, built } = await loaded(tracks);
  process.stderr.write("\r\x1b[Kasking");
  const matcher = new Matcher(segments);
  const plain = askAll(matcher, plainQueries(tracks));
  const miss = askAll(matcher, absentQueries());
  const yardstick = randomReadNs(segments[0]!.memory);
  process.stderr.write("\r\x1b[K");
  const row = {
    recordings: tracks,
    "known p50 ms": plain.p50.toFixed(2),
    "p99 ms": plain.p99.toFixed(2),
    "named right / twin / wrong": `${plain.right} / ${plain.twins} / ${plain.named - plain.right - plain.twins}`,
    "absent, all alterations, p50 ms": miss.p50.toFixed(1),
    "absent p99 ms": miss.p99.toFixed(1),
    "absent named": miss.named,
    "kB a recording": (bytes / tracks / 1000).toFixed(1),
    "build, recordings/s": Math.round(tracks / built.seconds),
    "build, peak MB": Math.round(built.peakMegabytes),
    "load and check, GB/s": `${(bytes / readMs / 1e6).toFixed(1)}, ${(bytes / checkMs / 1e6).toFixed(1)}`,
    "random read ns": yardstick.toFixed(0),
    "known p50 / random read": Math.round((plain.p50 * 1e6) / yardstick),
  };
  process.stderr.write(`${JSON.stringify(row)}\n`);
  rows.push(row);
}

publish(
  {
    bench: "matcher",
    data:
      `${queryCount} clips of ${CLIP_SECONDS} s each, medleys of four minutes out of ${sources.words}; ` +
      "half of the stretches backwards, speeds changing within 0.7 to 1.4, pitches ±6 semitones; milliseconds of processor time",
    rows,
  },
  options.json,
);
