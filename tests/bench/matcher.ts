// How fast is the matching core as the catalogue grows? One clip at a time, in process, no network and no database.
//   pnpm bench matcher --tracks 100,1000,10000 --queries 100 --json result.json
import { parseArgs } from "node:util";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { cut, idOf, worn } from "../shared/constellations.ts";
import { seededRandom } from "../signals/random.ts";
import { asRecording, medley } from "./support/distractors.ts";
import { quantile, timed } from "./support/measure.ts";
import { publish, type Row } from "./support/report.ts";
import { songPeaks } from "./support/songs.ts";

const { values: options } = parseArgs({
  options: {
    tracks: { type: "string", default: "100,1000,10000" },
    queries: { type: "string", default: "100" },
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

const SONG_SECONDS = 45;
/** Songs the medleys are made of, and songs kept out of them: an absent clip must have no relative in the catalogue. */
const CATALOGUE_SEEDS = Array.from({ length: 12 }, (_, i) => 3000 + i);
const ABSENT_SEEDS = [3100, 3101, 3102];
const CLIP_SECONDS = 5;
/** What an ordinary path (codec, another cut of the frames) leaves of a clip. */
const PATH = { survival: 0.85, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 };

async function songsOf(seeds: readonly number[]): Promise<Constellation[]> {
  const songs = [];
  for (const seed of seeds) {
    process.stderr.write(`\rsong ${seed}`);
    songs.push(await songPeaks(seed, SONG_SECONDS));
  }
  process.stderr.write("\r\x1b[K");
  return songs;
}

const songs = await songsOf(CATALOGUE_SEEDS);
const strangers = await songsOf(ABSENT_SEEDS);

/** Clips with the number of the track they come from; −1 for none. */
function plainQueries(tracks: number): { track: number; clip: Constellation }[] {
  const random = seededRandom(1);
  return Array.from({ length: queryCount }, (_, i) => {
    const track = random.whole(0, tracks - 1);
    return { track, clip: worn(cut(medley(songs, track), random.between(0, 230), CLIP_SECONDS), i, PATH) };
  });
}

function absentQueries(): { track: number; clip: Constellation }[] {
  const random = seededRandom(2);
  return Array.from({ length: queryCount }, (_, i) => {
    const clip = cut(medley(strangers, 1_000_000 + i), random.between(0, 230), CLIP_SECONDS);
    return { track: -1, clip: worn(clip, i, PATH) };
  });
}

function askAll(matcher: Matcher, queries: readonly { track: number; clip: Constellation }[]) {
  const times: number[] = [];
  let named = 0;
  let right = 0;
  for (const { clip } of queries.slice(0, 10)) matcher.identify(clip);
  for (const { track, clip } of queries) {
    times.push(
      timed(() => {
        const answer = matcher.identify(clip);
        if (answer.kind !== "match") return;
        named++;
        if (answer.best.recordingId === idOf(track)) right++;
      }),
    );
  }
  return { p50: quantile(times, 0.5).toFixed(2), p99: quantile(times, 0.99).toFixed(2), named, right };
}

const rows: Row[] = [];
for (const tracks of sizes) {
  const builder = new SegmentBuilder();
  for (let track = 0; track < tracks; track++) {
    if (track % 50 === 0) process.stderr.write(`\rtrack ${track} of ${tracks}`);
    builder.add(idOf(track), asRecording(medley(songs, track)));
  }
  process.stderr.write("\r\x1b[Kbuilding the index");
  let bytes = new Uint8Array();
  const buildMs = timed(() => {
    bytes = builder.finish();
  });
  let segment: Segment | undefined;
  const loadMs = timed(() => {
    segment = Segment.from(bytes);
  });
  process.stderr.write("\r\x1b[Kasking");
  const matcher = new Matcher([segment!]);
  const plain = askAll(matcher, plainQueries(tracks));
  const absent = askAll(matcher, absentQueries());
  process.stderr.write("\r\x1b[K");
  process.stderr.write(`${tracks} recordings: plain ${plain.p50} ms, absent ${absent.p50} ms\n`);
  rows.push({
    recordings: tracks,
    "plain p50 ms": plain.p50,
    "p99 ms": plain.p99,
    "named right / wrong": `${plain.right} / ${plain.named - plain.right}`,
    "absent p50 ms": absent.p50,
    "absent p99 ms": absent.p99,
    "absent named": absent.named,
    "KB a recording": (bytes.length / tracks / 1000).toFixed(1),
    "build, recordings/s": Math.round((tracks * 1000) / buildMs),
    "load, MB/s": Math.round(bytes.length / 1000 / loadMs),
  });
}

publish(
  {
    bench: "matcher",
    data:
      `${queryCount} clips of ${CLIP_SECONDS} s each, medleys of four minutes out of ${songs.length} composed songs, ` +
      `half of the stretches backwards, speeds 0.7 to 1.4, pitches ±6 semitones; absent clips out of ${strangers.length} other songs`,
    rows,
  },
  options.json,
);
