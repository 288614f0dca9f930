// Own process, so that its memory is its own: writes a part of a catalogue of medleys as one segment file.
//   build.ts PATH FIRST RECORDINGS [CORPUS]        prints {"seconds", "peakMegabytes"}
import { SegmentWriter } from "@sonica/cloud/src/catalogue/segment-writer.ts";
import { idOf } from "../../shared/constellations.ts";
import { Medleys } from "../support/distractors.ts";
import { composedSources, corpusSources } from "./sources.ts";

const [path, firstNumber, count, corpus] = process.argv.slice(2);
const first = Number(firstNumber);
const recordings = Number(count);
const { songs } = corpus === undefined ? await composedSources() : await corpusSources(corpus);
const medleys = new Medleys(songs);
const writer = new SegmentWriter(path!);
/** Making medleys is the bench's work, not the index's. */
let making = 0;
const started = performance.now();
for (let i = 0; i < recordings; i++) {
  if (i % 500 === 0) process.stderr.write(`\rrecording ${i} of ${recordings}`);
  const before = performance.now();
  const medley = medleys.recording(first + i);
  making += performance.now() - before;
  writer.add(idOf(first + i), medley);
}
process.stderr.write("\r\x1b[Ksorting");
writer.finish();
process.stderr.write("\r\x1b[K");
const seconds = (performance.now() - started - making) / 1000;
console.log(JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1000 }));
