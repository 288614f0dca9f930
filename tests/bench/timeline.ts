// Does the timeline of a programme say what played, from when to when, and what does it cost?
//   npm run bench -- timeline --minutes 60 --seed 1 --json result.json
import { parseArgs } from "node:util";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Slicer } from "@sonica/shared/src/fingerprint/slicer.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { localRecogniser } from "@sonica/shared/src/timeline/local-recogniser.ts";
import type { Recogniser } from "@sonica/shared/src/timeline/recogniser.ts";
import { Segmenter } from "@sonica/shared/src/timeline/segmenter.ts";
import { publish } from "./support/report.ts";
import { grade } from "./timeline/grade.ts";
import { playRadio } from "./timeline/radio.ts";
import { loadRepertoire, RATE_HZ } from "./timeline/songs.ts";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

/** As much audio as the engine is given before the segmenter looks. */
const SLICE_SAMPLES = RATE_HZ;

const repertoire = await loadRepertoire();
const local = localRecogniser(repertoire.matcher);
const rows = [];
for (const [name, recogniser] of [
  ["searches and follows", local],
  ["can only search", { identify: local.identify } satisfies Recogniser],
] as const) {
  const engine = await loadEngine();
  engine.open(RATE_HZ);
  const slicer = new Slicer(engine, QUERY_PEAKS_PER_SECOND);
  const segmenter = new Segmenter(recogniser);
  let listeningMs = 0;
  let seconds = 0;
  const heard = await playRadio(repertoire, Number(options.seed), 60 * Number(options.minutes), async (samples) => {
    const started = performance.now();
    for (let at = 0; at < samples.length; at += SLICE_SAMPLES) {
      engine.push(samples.subarray(at, at + SLICE_SAMPLES));
      await segmenter.push(slicer.take(false));
    }
    listeningMs += performance.now() - started;
    seconds += samples.length / RATE_HZ;
    process.stderr.write(`\r${name}: ${Math.round(seconds / 60)} min`);
  });
  engine.finish();
  await segmenter.push(slicer.take(true));
  await segmenter.finish();
  process.stderr.write("\n");
  const { stretches } = segmenter.timeline();
  if (options.verbose)
    console.log(
      JSON.stringify({ heard, stretches, names: repertoire.songs.map(({ file }) => file.entry.slug) }, null, 1),
    );
  const { identify, follow } = segmenter.questions;
  rows.push({
    recogniser: name,
    ...grade(heard, stretches),
    "searches a minute": ((identify * 60) / seconds).toFixed(1),
    "looks a minute": ((follow * 60) / seconds).toFixed(1),
    "× realtime": Math.round((seconds * 1000) / listeningMs),
  });
}

publish(
  {
    bench: "timeline",
    data: `${options.minutes} minutes of composed songs as a radio plays them (seed ${options.seed}): crossfades, other speeds, strangers, noise, silence; ${repertoire.songs.length} songs in the catalogue`,
    rows,
  },
  options.json,
);
